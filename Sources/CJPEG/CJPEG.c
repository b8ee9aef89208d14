#include "CJPEG.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

// libjpeg's API of version 7 and later counts the inverse DCT's size per direction.
#if JPEG_LIB_VERSION >= 70
#define DCT_WIDTH(component) ((size_t)(component)->DCT_h_scaled_size)
#define DCT_HEIGHT(component) ((size_t)(component)->DCT_v_scaled_size)
#else
#define DCT_WIDTH(component) ((size_t)(component)->DCT_scaled_size)
#define DCT_HEIGHT(component) ((size_t)(component)->DCT_scaled_size)
#endif

enum {
    // A component has at most 4 block rows a MCU, and a block at most 16 scaled rows.
    ROWS_PER_MCU_MAX = 4 * 16,
    // Encoders write about ten. More only serve to keep a decoder busy.
    SCANS_MAX = 100,
};

// MARK: Errors

typedef struct Failure {
    struct jpeg_error_mgr manager;  // first: libjpeg hands out a pointer to it
    jmp_buf exit;
    CJPEGStatus status;
    char message[JMSG_LENGTH_MAX];
} Failure;

static CJPEGStatus status_of(int code) {
    switch (code) {
    case JERR_NO_SOI:
        return CJPEG_NOT_A_JPEG;
    case JERR_INPUT_EMPTY:
    case JERR_INPUT_EOF:
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
        return CJPEG_TRUNCATED;
    case JERR_OUT_OF_MEMORY:
    case JERR_NO_BACKING_STORE:
        return CJPEG_OUT_OF_MEMORY;
    case JERR_IMAGE_TOO_BIG:
    case JERR_WIDTH_OVERFLOW:
        return CJPEG_TOO_LARGE;
    case JERR_ARITH_NOTIMPL:
    case JERR_BAD_PRECISION:
    case JERR_CCIR601_NOTIMPL:
    case JERR_CONVERSION_NOTIMPL:
    case JERR_FRACT_SAMPLE_NOTIMPL:
    case JERR_NOT_COMPILED:
    case JERR_SOF_UNSUPPORTED:
        return CJPEG_UNSUPPORTED;
    default:
        return CJPEG_CORRUPT;
    }
}

_Noreturn static void fail(j_common_ptr info) {
    Failure *failure = (Failure *)info->err;
    failure->status = status_of(info->err->msg_code);
    info->err->format_message(info, failure->message);
    longjmp(failure->exit, 1);
}

// libjpeg goes on after a warning and fills what is missing with grey. A picture that lacks a part must not pass for a whole one.
static void warn(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_MUST_RESYNC:
#ifdef JWRN_ARITH_BAD_CODE
    case JWRN_ARITH_BAD_CODE:
#endif
        fail(info);
    default:
        return;  // stray bytes between segments and odd header fields leave the picture whole
    }
}

static void print_nothing(j_common_ptr info) { (void)info; }

static struct jpeg_error_mgr *install(Failure *failure) {
    struct jpeg_error_mgr *manager = jpeg_std_error(&failure->manager);
    manager->error_exit = fail;
    manager->emit_message = warn;
    manager->output_message = print_nothing;
    failure->status = CJPEG_OK;
    failure->message[0] = 0;
    return manager;
}

static CJPEGStatus refuse(Failure *failure, CJPEGStatus status, const char *message) {
    snprintf(failure->message, sizeof failure->message, "%s", message);
    failure->status = status;
    return status;
}

// MARK: Decoding

struct CJPEGDecoder {
    Failure failure;
    struct jpeg_decompress_struct info;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    bool isOpen;
    bool isReadingSamples;
};

static void source_init(j_decompress_ptr info) { (void)info; }
static void source_end(j_decompress_ptr info) { (void)info; }

static boolean source_fill(j_decompress_ptr info) {
    // A picture in one scan is whole if its last block is, and the entropy decoder warns where that is missing; the end marker may
    // be absent, as some cameras leave it out. In several scans nothing else tells that the later ones are missing.
    static const JOCTET endOfImage[2] = {0xFF, JPEG_EOI};
    CJPEGDecoder *decoder = info->client_data;
    if (!decoder->isReadingSamples || jpeg_has_multiple_scans(info)) ERREXIT(info, JERR_INPUT_EOF);
    info->src->next_input_byte = endOfImage;
    info->src->bytes_in_buffer = sizeof endOfImage;
    return TRUE;
}

static void source_skip(j_decompress_ptr info, long count) {
    if (count <= 0) return;
    if ((size_t)count > info->src->bytes_in_buffer) ERREXIT(info, JERR_INPUT_EOF);
    info->src->next_input_byte += count;
    info->src->bytes_in_buffer -= (size_t)count;
}

static void watch_scans(j_common_ptr common) {
    j_decompress_ptr info = (j_decompress_ptr)common;
    if (info->input_scan_number > SCANS_MAX) ERREXIT(info, JERR_BAD_PROGRESSION);
}

static void close_picture(CJPEGDecoder *decoder) {
    if (decoder->isOpen) jpeg_destroy_decompress(&decoder->info);
    decoder->isOpen = false;
}

CJPEGDecoder *cjpeg_decoder_create(void) { return calloc(1, sizeof(CJPEGDecoder)); }

void cjpeg_decoder_destroy(CJPEGDecoder *decoder) {
    if (!decoder) return;
    close_picture(decoder);
    free(decoder);
}

const char *cjpeg_decoder_message(const CJPEGDecoder *decoder) { return decoder->failure.message; }

static CJPEGStatus fill_header(CJPEGDecoder *decoder, CJPEGHeader *header) {
    struct jpeg_decompress_struct *info = &decoder->info;
    switch (info->jpeg_color_space) {
    case JCS_GRAYSCALE:
        header->color = CJPEG_GREY;
        break;
    case JCS_YCbCr:
        header->color = CJPEG_YCBCR;
        break;
    case JCS_RGB:
        header->color = CJPEG_RGB;
        break;
    case JCS_CMYK:
    case JCS_YCCK:
        return refuse(&decoder->failure, CJPEG_UNSUPPORTED, "its colours are CMYK (for printing), not RGB, YCbCr or grey");
    default:
        return refuse(&decoder->failure, CJPEG_UNSUPPORTED, "its colours are neither grey, YCbCr nor RGB");
    }
    header->width = info->image_width;
    header->height = info->image_height;
    header->coefficientBytes = 0;
    if (jpeg_has_multiple_scans(info)) {
        for (int c = 0; c < info->num_components; c++) {
            const jpeg_component_info *component = &info->comp_info[c];
            header->coefficientBytes += (size_t)component->width_in_blocks * component->height_in_blocks * sizeof(JBLOCK);
        }
    }
    return CJPEG_OK;
}

CJPEGStatus cjpeg_decoder_begin(CJPEGDecoder *decoder, const uint8_t *bytes, size_t count, CJPEGHeader *header) {
    // A new libjpeg state for each picture: quantisation and Huffman tables of one picture would serve the next where that has
    // none. (Motion JPEG leaves out the standard Huffman tables; libjpeg-turbo puts them in.)
    close_picture(decoder);
    struct jpeg_decompress_struct *info = &decoder->info;
    info->err = install(&decoder->failure);
    if (setjmp(decoder->failure.exit)) {
        close_picture(decoder);
        return decoder->failure.status;
    }
    jpeg_create_decompress(info);
    decoder->isOpen = true;
    decoder->isReadingSamples = false;
    info->client_data = decoder;
    decoder->source = (struct jpeg_source_mgr){
        .next_input_byte = bytes,
        .bytes_in_buffer = count,
        .init_source = source_init,
        .fill_input_buffer = source_fill,
        .skip_input_data = source_skip,
        .resync_to_restart = jpeg_resync_to_restart,
        .term_source = source_end,
    };
    info->src = &decoder->source;
    decoder->progress.progress_monitor = watch_scans;
    info->progress = &decoder->progress;
    jpeg_read_header(info, TRUE);
    CJPEGStatus status = fill_header(decoder, header);
    if (status != CJPEG_OK) close_picture(decoder);
    return status;
}

static void set_raw_output(struct jpeg_decompress_struct *info, unsigned eighths) {
    info->scale_num = eighths;
    info->scale_denom = 8;
    info->raw_data_out = TRUE;
    info->out_color_space = info->jpeg_color_space;
    info->do_block_smoothing = FALSE;
}

CJPEGStatus cjpeg_decoder_plan(CJPEGDecoder *decoder, unsigned eighths, CJPEGPlan *plan) {
    if (!decoder->isOpen) return refuse(&decoder->failure, CJPEG_CORRUPT, "no picture was begun");
    struct jpeg_decompress_struct *info = &decoder->info;
    if (setjmp(decoder->failure.exit)) {
        close_picture(decoder);
        return decoder->failure.status;
    }
    set_raw_output(info, eighths);
    jpeg_calc_output_dimensions(info);
    memset(plan, 0, sizeof *plan);
    plan->width = info->output_width;
    plan->height = info->output_height;
    plan->planeCount = (size_t)info->num_components;
    plan->horizontalDensityDenominator = (size_t)info->max_h_samp_factor * DCTSIZE;
    plan->verticalDensityDenominator = (size_t)info->max_v_samp_factor * DCTSIZE;
    size_t unitRows = (info->image_height + (size_t)info->max_v_samp_factor * DCTSIZE - 1)
        / ((size_t)info->max_v_samp_factor * DCTSIZE);
    for (int c = 0; c < info->num_components && c < 3; c++) {
        const jpeg_component_info *component = &info->comp_info[c];
        CJPEGPlane *plane = &plan->planes[c];
        plane->width = component->downsampled_width;
        plane->height = component->downsampled_height;
        plane->bytesPerRow = component->width_in_blocks * DCT_WIDTH(component);
        plane->rows = unitRows * (size_t)component->v_samp_factor * DCT_HEIGHT(component);
        plane->horizontalDensity = (size_t)component->h_samp_factor * DCT_WIDTH(component);
        plane->verticalDensity = (size_t)component->v_samp_factor * DCT_HEIGHT(component);
    }
    return CJPEG_OK;
}

CJPEGStatus cjpeg_decoder_read_planes(CJPEGDecoder *decoder, const CJPEGPlan *plan, uint8_t *const planes[3]) {
    if (!decoder->isOpen) return refuse(&decoder->failure, CJPEG_CORRUPT, "no picture was begun");
    struct jpeg_decompress_struct *info = &decoder->info;
    if (setjmp(decoder->failure.exit)) {
        close_picture(decoder);
        return decoder->failure.status;
    }
    decoder->isReadingSamples = true;
    jpeg_start_decompress(info);
    JSAMPROW rows[3][ROWS_PER_MCU_MAX];
    JSAMPARRAY components[3] = {rows[0], rows[1], rows[2]};
    JDIMENSION linesPerUnit = (JDIMENSION)(plan->verticalDensityDenominator * info->scale_num / DCTSIZE);
    for (size_t unit = 0; info->output_scanline < info->output_height; unit++) {
        for (size_t c = 0; c < plan->planeCount; c++) {
            const CJPEGPlane *plane = &plan->planes[c];
            // The density is that of one unit: its rows of this component.
            for (size_t row = 0; row < plane->verticalDensity; row++) {
                rows[c][row] = planes[c] + (unit * plane->verticalDensity + row) * plane->bytesPerRow;
            }
        }
        if (jpeg_read_raw_data(info, components, linesPerUnit) == 0) {
            close_picture(decoder);
            return refuse(&decoder->failure, CJPEG_TRUNCATED, "the data end too early");
        }
    }
    close_picture(decoder);
    return CJPEG_OK;
}

// Decodes as the output was set, into packed rows without padding.
static CJPEGStatus read_rows(CJPEGDecoder *decoder, uint8_t *rows) {
    if (!decoder->isOpen) return refuse(&decoder->failure, CJPEG_CORRUPT, "no picture was begun");
    struct jpeg_decompress_struct *info = &decoder->info;
    if (setjmp(decoder->failure.exit)) {
        close_picture(decoder);
        return decoder->failure.status;
    }
    decoder->isReadingSamples = true;
    jpeg_start_decompress(info);
    size_t bytesPerRow = (size_t)info->output_width * (size_t)info->output_components;
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = rows + (size_t)info->output_scanline * bytesPerRow;
        if (jpeg_read_scanlines(info, &row, 1) == 0) {
            close_picture(decoder);
            return refuse(&decoder->failure, CJPEG_TRUNCATED, "the data end too early");
        }
    }
    close_picture(decoder);
    return CJPEG_OK;
}

CJPEGStatus cjpeg_decoder_read_rgb(CJPEGDecoder *decoder, uint8_t *rgb) {
    if (!decoder->isOpen) return refuse(&decoder->failure, CJPEG_CORRUPT, "no picture was begun");
    struct jpeg_decompress_struct *info = &decoder->info;
    info->scale_num = info->scale_denom = 1;
    info->raw_data_out = FALSE;
    info->out_color_space = JCS_RGB;
    info->do_block_smoothing = FALSE;
    return read_rows(decoder, rgb);
}

CJPEGStatus cjpeg_decoder_plan_luma(CJPEGDecoder *decoder, unsigned eighths, size_t *width, size_t *height) {
    if (!decoder->isOpen) return refuse(&decoder->failure, CJPEG_CORRUPT, "no picture was begun");
    struct jpeg_decompress_struct *info = &decoder->info;
    if (setjmp(decoder->failure.exit)) {
        close_picture(decoder);
        return decoder->failure.status;
    }
    info->scale_num = eighths;
    info->scale_denom = 8;
    info->raw_data_out = FALSE;
    // Of YCbCr this is the first component alone: libjpeg then transforms no block of the others.
    info->out_color_space = JCS_GRAYSCALE;
    info->do_block_smoothing = FALSE;
    jpeg_calc_output_dimensions(info);
    *width = info->output_width;
    *height = info->output_height;
    return CJPEG_OK;
}

CJPEGStatus cjpeg_decoder_read_luma(CJPEGDecoder *decoder, uint8_t *luma) {
    return read_rows(decoder, luma);
}

// MARK: Encoding

struct CJPEGEncoder {
    Failure failure;
    struct jpeg_compress_struct info;
    struct jpeg_destination_mgr destination;
    uint8_t *buffer;
    size_t capacity;
};

CJPEGEncoder *cjpeg_encoder_create(void) { return calloc(1, sizeof(CJPEGEncoder)); }

void cjpeg_encoder_destroy(CJPEGEncoder *encoder) {
    if (!encoder) return;
    free(encoder->buffer);
    free(encoder);
}

const char *cjpeg_encoder_message(const CJPEGEncoder *encoder) { return encoder->failure.message; }

static void grow(j_compress_ptr info, size_t capacity) {
    CJPEGEncoder *encoder = info->client_data;
    uint8_t *buffer = realloc(encoder->buffer, capacity);
    if (!buffer) ERREXIT1(info, JERR_OUT_OF_MEMORY, 0);
    encoder->buffer = buffer;
    encoder->capacity = capacity;
}

static void destination_init(j_compress_ptr info) {
    CJPEGEncoder *encoder = info->client_data;
    if (!encoder->buffer) grow(info, 1 << 16);
    info->dest->next_output_byte = encoder->buffer;
    info->dest->free_in_buffer = encoder->capacity;
}

static boolean destination_empty(j_compress_ptr info) {
    CJPEGEncoder *encoder = info->client_data;
    size_t written = encoder->capacity;
    grow(info, 2 * written);
    info->dest->next_output_byte = encoder->buffer + written;
    info->dest->free_in_buffer = encoder->capacity - written;
    return TRUE;
}

static void destination_end(j_compress_ptr info) { (void)info; }

CJPEGStatus cjpeg_encoder_encode(
    CJPEGEncoder *encoder, const uint8_t *rgb, size_t width, size_t height, int quality, const uint8_t *comment,
    unsigned commentLength, const uint8_t **bytes, size_t *count) {
    struct jpeg_compress_struct *info = &encoder->info;
    memset(info, 0, sizeof *info);
    info->err = install(&encoder->failure);
    if (setjmp(encoder->failure.exit)) {
        jpeg_destroy_compress(info);
        return encoder->failure.status;
    }
    jpeg_create_compress(info);
    info->client_data = encoder;
    encoder->destination = (struct jpeg_destination_mgr){
        .init_destination = destination_init,
        .empty_output_buffer = destination_empty,
        .term_destination = destination_end,
    };
    info->dest = &encoder->destination;
    info->image_width = (JDIMENSION)width;
    info->image_height = (JDIMENSION)height;
    info->input_components = 3;
    info->in_color_space = JCS_RGB;
    jpeg_set_defaults(info);
    jpeg_set_quality(info, quality, TRUE);
    jpeg_start_compress(info, TRUE);
    if (commentLength > 0) jpeg_write_marker(info, JPEG_COM, comment, commentLength);
    while (info->next_scanline < info->image_height) {
        JSAMPROW row = (JSAMPROW)(rgb + (size_t)info->next_scanline * width * 3);
        jpeg_write_scanlines(info, &row, 1);
    }
    jpeg_finish_compress(info);
    *bytes = encoder->buffer;
    *count = encoder->capacity - encoder->destination.free_in_buffer;
    jpeg_destroy_compress(info);
    return CJPEG_OK;
}
