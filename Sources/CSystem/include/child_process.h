#pragma once
#include <sys/types.h>

/// A child process and the reading ends of two pipes, both close-on-exec and non-blocking.
struct child_process {
    pid_t pid;
    int output; ///< its standard output
    int errors; ///< its standard error
};

/// Starts the program at `path` with `arguments` (argv, a null pointer at the end) and our environment.
///
/// - Its standard input is /dev/null, all other descriptors of ours are closed in it.
/// - It is the leader of a process group of its own, so that Ctrl-C in the terminal reaches us and not it.
/// - Signals are unblocked and at their defaults.
/// - The kernel kills it as soon as this process ends, however that ends. PR_SET_PDEATHSIG means the *thread* that forked:
///   all children are therefore started by one thread that lives as long as the process.
///
/// `output_bytes` is the wished capacity of the output pipe; the kernel's limit may leave it smaller.
/// Returns 0 or an errno, that of exec included.
int child_process_start(
    const char *path, char *const arguments[], int output_bytes, struct child_process *child);
