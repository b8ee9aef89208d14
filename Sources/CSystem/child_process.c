#define _GNU_SOURCE
#include "child_process.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct start_request {
    const char *path;
    char *const *arguments;
    int output; // writing ends
    int errors;
    pid_t pid;
    int error;
};

// One request at a time: the caller holds `turn` from filling `request` in until it has read the answer.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static sem_t asked, answered;
static struct start_request *request;
static int starter_error;

/// Runs in the child, which shares our memory until exec: system calls only.
static void become_program(struct start_request *r, pid_t parent)
{
    // The parent may be gone already, then the signal will never come.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(127);
    setpgid(0, 0);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    int input = open("/dev/null", O_RDONLY);
    if (input >= 0 && dup2(input, 0) == 0 && dup2(r->output, 1) == 1 && dup2(r->errors, 2) == 2) {
        // Descriptors of ours that lack close-on-exec (a library's) must not live on in the child.
        if (close_range(3, ~0U, 0) != 0)
            for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
        execv(r->path, r->arguments);
    }
    r->error = errno;
    _exit(127);
}

static void *start_forever(void *unused)
{
    (void)unused;
    for (;;) {
        while (sem_wait(&asked) != 0) {}
        struct start_request *r = request;
        pid_t parent = getpid();
        // vfork: no copy of the page tables, and `error` tells us of a failed exec, for memory is shared until then.
        r->pid = vfork();
        if (r->pid == 0) become_program(r, parent);
        if (r->pid < 0) r->error = errno;
        sem_post(&answered);
    }
    return NULL;
}

static void launch_starter(void)
{
    sem_init(&asked, 0, 0);
    sem_init(&answered, 0, 0);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // signals are for the program's own threads
    pthread_t thread;
    starter_error = pthread_create(&thread, NULL, start_forever, NULL);
    if (starter_error == 0) pthread_detach(thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/// A pipe whose ends are not 0, 1 or 2, which the child's own descriptors are about to replace.
static int open_pipe(int ends[2])
{
    int raw[2];
    if (pipe2(raw, O_CLOEXEC) != 0) return errno;
    for (int i = 0; i < 2; i++) ends[i] = raw[i] > 2 ? raw[i] : fcntl(raw[i], F_DUPFD_CLOEXEC, 3);
    int error = ends[0] < 0 || ends[1] < 0 ? errno : 0;
    for (int i = 0; i < 2; i++) {
        if (ends[i] != raw[i]) close(raw[i]);
        if (error != 0 && ends[i] >= 0) close(ends[i]);
    }
    return error;
}

int child_process_start(
    const char *path, char *const arguments[], int output_bytes, struct child_process *child)
{
    pthread_once(&once, launch_starter);
    if (starter_error != 0) return starter_error;

    int output[2], errors[2];
    int error = open_pipe(output);
    if (error != 0) return error;
    error = open_pipe(errors);
    if (error != 0) {
        close(output[0]);
        close(output[1]);
        return error;
    }
    fcntl(output[1], F_SETPIPE_SZ, output_bytes); // fails harmlessly beyond the user's limit

    struct start_request r = {
        .path = path, .arguments = arguments, .output = output[1], .errors = errors[1], .pid = -1, .error = 0};
    pthread_mutex_lock(&turn);
    request = &r;
    sem_post(&asked);
    while (sem_wait(&answered) != 0) {}
    pthread_mutex_unlock(&turn);

    close(output[1]);
    close(errors[1]);
    if (r.error != 0) {
        if (r.pid > 0) {
            // exec failed; reap it here, nobody else knows of it.
            siginfo_t ended;
            while (waitid(P_PID, (id_t)r.pid, &ended, WEXITED) != 0 && errno == EINTR) {}
        }
        close(output[0]);
        close(errors[0]);
        return r.error;
    }
    fcntl(output[0], F_SETFL, O_NONBLOCK);
    fcntl(errors[0], F_SETFL, O_NONBLOCK);
    *child = (struct child_process){.pid = r.pid, .output = output[0], .errors = errors[0]};
    return 0;
}
