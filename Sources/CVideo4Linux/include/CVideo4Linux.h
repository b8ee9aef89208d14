#pragma once
#include <errno.h>
#include <libv4lconvert.h>
#include <linux/videodev2.h>
#include <stdint.h>
#include <string.h>
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
V4L2_REQUEST(v4l2_get_input, VIDIOC_G_INPUT, int)
V4L2_REQUEST(v4l2_enumerate_input, VIDIOC_ENUMINPUT, struct v4l2_input)
V4L2_REQUEST(v4l2_query_timings, VIDIOC_QUERY_DV_TIMINGS, struct v4l2_dv_timings)
V4L2_REQUEST(v4l2_set_timings, VIDIOC_S_DV_TIMINGS, struct v4l2_dv_timings)
V4L2_REQUEST(v4l2_subscribe_event, VIDIOC_SUBSCRIBE_EVENT, struct v4l2_event_subscription)
V4L2_REQUEST(v4l2_dequeue_event, VIDIOC_DQEVENT, struct v4l2_event)
V4L2_REQUEST(v4l2_query_control, VIDIOC_QUERY_EXT_CTRL, struct v4l2_query_ext_ctrl)
V4L2_REQUEST(v4l2_query_menu, VIDIOC_QUERYMENU, struct v4l2_querymenu)
V4L2_REQUEST(v4l2_set_controls, VIDIOC_S_EXT_CTRLS, struct v4l2_ext_controls)
V4L2_REQUEST(v4l2_request_buffers, VIDIOC_REQBUFS, struct v4l2_requestbuffers)
V4L2_REQUEST(v4l2_query_buffer, VIDIOC_QUERYBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_queue_buffer, VIDIOC_QBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_dequeue_buffer, VIDIOC_DQBUF, struct v4l2_buffer)
V4L2_REQUEST(v4l2_stream_on, VIDIOC_STREAMON, int)
V4L2_REQUEST(v4l2_stream_off, VIDIOC_STREAMOFF, int)

#undef V4L2_REQUEST

// Packed structures and anonymous unions, which Swift sees only in part.

/// Sets one control. `is_wide`: of type V4L2_CTRL_TYPE_INTEGER64.
static inline int v4l2_set_control(int descriptor, uint32_t id, int64_t value, int is_wide)
{
    struct v4l2_ext_control control = {.id = id};
    if (is_wide)
        control.value64 = value;
    else
        control.value = (int32_t)value;
    struct v4l2_ext_controls controls = {.which = V4L2_CTRL_WHICH_CUR_VAL, .count = 1, .controls = &control};
    return v4l2_set_controls(descriptor, &controls);
}

/// One item of a menu: its name, or its value where it is a menu of integers. 0, or a negative errno: EINVAL for a gap in the menu.
static inline int v4l2_get_menu_item(int descriptor, uint32_t id, uint32_t index, char name[32], int64_t *value)
{
    struct v4l2_querymenu entry = {.id = id, .index = index};
    int result = v4l2_query_menu(descriptor, &entry);
    if (result != 0) return result;
    memcpy(name, entry.name, 32);
    name[31] = 0;
    *value = entry.value;
    return 0;
}

/// The multi-planar form of a format of one plane.
static inline struct v4l2_format v4l2_multiplanar(const struct v4l2_format *single)
{
    struct v4l2_format format = {.type = V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE};
    format.fmt.pix_mp.width = single->fmt.pix.width;
    format.fmt.pix_mp.height = single->fmt.pix.height;
    format.fmt.pix_mp.pixelformat = single->fmt.pix.pixelformat;
    format.fmt.pix_mp.field = single->fmt.pix.field;
    format.fmt.pix_mp.num_planes = 1;
    return format;
}

/// The single-planar form of a multi-planar format; of several planes it tells the first.
static inline struct v4l2_format v4l2_single_planar(const struct v4l2_format *multi)
{
    const struct v4l2_pix_format_mplane *planes = &multi->fmt.pix_mp;
    struct v4l2_format format = {.type = V4L2_BUF_TYPE_VIDEO_CAPTURE};
    format.fmt.pix = (struct v4l2_pix_format){
        .width = planes->width,
        .height = planes->height,
        .pixelformat = planes->pixelformat,
        .field = planes->field,
        .bytesperline = planes->plane_fmt[0].bytesperline,
        .sizeimage = planes->plane_fmt[0].sizeimage,
        .colorspace = planes->colorspace,
        .priv = V4L2_PIX_FMT_PRIV_MAGIC,
        .ycbcr_enc = planes->ycbcr_enc,
        .quantization = planes->quantization,
        .xfer_func = planes->xfer_func,
    };
    return format;
}

/// How many planes a multi-planar format has.
static inline int v4l2_plane_count(const struct v4l2_format *multi) { return multi->fmt.pix_mp.num_planes; }
