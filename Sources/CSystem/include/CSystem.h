#pragma once
// What Swift's Glibc module lacks or can't be used without its private modules.
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/sysmacros.h>
#include <time.h>

#include "child_process.h"
#include "processor_affinity.h"

/// CLOCK_MONOTONIC.
static inline int64_t monotonic_nanoseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
