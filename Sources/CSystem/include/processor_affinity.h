#pragma once

// Swift can't say CPU_SET, and glibc shows these calls only to those who ask for its extensions.

/// Keeps this process's new threads and the calling one on one of its processors. 0, or a negative errno.
int processor_affinity_take_one(void);

/// Gives back what the process had before. 0, or a negative errno.
int processor_affinity_restore(void);
