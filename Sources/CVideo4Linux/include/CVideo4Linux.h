#pragma once
#include <errno.h>
#include <libv4lconvert.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>

// Swift can't read the request macros of videodev2.h and can't call the variadic ioctl with their types, so each request is a
// function here. All return 0 or a negative errno, and try again when a signal interrupts them.
#define V4L2_REQUEST(name, request, argument)                                                                                  \
    static inline int name(int descriptor, argument *value)                                                                    \
    {                                                                                                                          \
        int result;                                                                                                            \
        do                                                                                                                     \
            result = ioctl(descriptor, request, value);                                                                        \
        while (result < 0 && errno == EINTR);                                                                                  \
        return result < 0 ? -errno : 0;                                                                                        \
    }

V4L2_REQUEST(v4l2_query_capability, VIDIOC_QUERYCAP, struct v4l2_capability)
V4L2_REQUEST(v4l2_enumerate_format, VIDIOC_ENUM_FMT, struct v4l2_fmtdesc)
V4L2_REQUEST(v4l2_enumerate_frame_size, VIDIOC_ENUM_FRAMESIZES, struct v4l2_frmsizeenum)
V4L2_REQUEST(v4l2_enumerate_frame_interval, VIDIOC_ENUM_FRAMEINTERVALS, struct v4l2_frmivalenum)
V4L2_REQUEST(v4l2_set_format, VIDIOC_S_FMT, struct v4l2_format)
V4L2_REQUEST(v4l2_get_parameters, VIDIOC_G_PARM, struct v4l2_streamparm)
V4L2_REQUEST(v4l2_set_parameters, VIDIOC_S_PARM, struct v4l2_streamparm)
V4L2_REQUEST(v4l2_request_buffers, VIDIOC_REQBUFS, struct v4l2_requestbuffers)
V4L2_REQUEST(v4l2_query_buffer, VIDIOC_QUERYBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_queue_buffer, VIDIOC_QBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_dequeue_buffer, VIDIOC_DQBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_stream_on, VIDIOC_STREAMON, int)
V4L2_REQUEST(v4l2_stream_off, VIDIOC_STREAMOFF, int)

#undef V4L2_REQUEST
