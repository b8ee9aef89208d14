#define _GNU_SOURCE
#include "processor_affinity.h"

#include <errno.h>
#include <sched.h>

static cpu_set_t before;

int processor_affinity_take_one(void)
{
    if (sched_getaffinity(0, sizeof before, &before) != 0)
        return -errno;
    for (int processor = CPU_SETSIZE - 1; processor >= 0; processor--) {
        if (!CPU_ISSET(processor, &before))
            continue;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(processor, &one);
        return sched_setaffinity(0, sizeof one, &one) == 0 ? 0 : -errno;
    }
    return -EINVAL;
}

int processor_affinity_restore(void)
{
    return sched_setaffinity(0, sizeof before, &before) == 0 ? 0 : -errno;
}
