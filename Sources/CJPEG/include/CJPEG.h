#pragma once
// The part of JPEG coding that Swift can't say: libjpeg leaves its functions by longjmp on an error, which may not cross Swift.
// Every function here returns a status instead, and the text of the failure lies in the coder.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum CJPEGStatus {
    CJPEG_OK = 0,
    CJPEG_NOT_A_JPEG,
    CJPEG_TRUNCATED,
    CJPEG_CORRUPT,
    CJPEG_UNSUPPORTED,
    CJPEG_TOO_LARGE,
    CJPEG_OUT_OF_MEMORY,
} CJPEGStatus;

typedef enum CJPEGColor { CJPEG_GREY, CJPEG_YCBCR, CJPEG_RGB } CJPEGColor;

typedef struct CJPEGHeader {
    size_t width;
    size_t height;
    CJPEGColor color;
    // What libjpeg holds of the coefficients at once: all of them where a picture has several scans, else 0.
    size_t coefficientBytes;
} CJPEGHeader;

// One component as it leaves the inverse DCT, before any upsampling.
typedef struct CJPEGPlane {
    // Samples that belong to the picture.
    size_t width;
    size_t height;
    // Bytes that the decoder writes: whole blocks.
    size_t bytesPerRow;
    size_t rows;
    // Samples a pixel of the original picture, times 1/densityDenominator.
    size_t horizontalDensity;
    size_t verticalDensity;
} CJPEGPlane;

typedef struct CJPEGPlan {
    // Of the picture at this scale.
    size_t width;
    size_t height;
    size_t planeCount;  // 1 or 3
    CJPEGPlane planes[3];
    size_t horizontalDensityDenominator;
    size_t verticalDensityDenominator;
} CJPEGPlan;

typedef struct CJPEGDecoder CJPEGDecoder;

CJPEGDecoder *cjpeg_decoder_create(void);
void cjpeg_decoder_destroy(CJPEGDecoder *decoder);

// The text of the last failure.
const char *cjpeg_decoder_message(const CJPEGDecoder *decoder);

// Begins a picture. `bytes` must stay valid until it is decoded or the next one is begun.
CJPEGStatus cjpeg_decoder_begin(CJPEGDecoder *decoder, const uint8_t *bytes, size_t count, CJPEGHeader *header);

// What the picture's planes are at a scale of eighths/8.
CJPEGStatus cjpeg_decoder_plan(CJPEGDecoder *decoder, unsigned eighths, CJPEGPlan *plan);

// Decodes the picture at the planned scale; each plane holds `bytesPerRow` x `rows` bytes of the plan.
CJPEGStatus cjpeg_decoder_read_planes(CJPEGDecoder *decoder, const CJPEGPlan *plan, uint8_t *const planes[3]);

// Decodes the picture at full size into packed RGB rows without padding.
CJPEGStatus cjpeg_decoder_read_rgb(CJPEGDecoder *decoder, uint8_t *rgb);

// The picture's luma at a scale of eighths/8: its size, then its rows without padding. The chroma is read over, not decoded.
CJPEGStatus cjpeg_decoder_plan_luma(CJPEGDecoder *decoder, unsigned eighths, size_t *width, size_t *height);
CJPEGStatus cjpeg_decoder_read_luma(CJPEGDecoder *decoder, uint8_t *luma);

typedef struct CJPEGEncoder CJPEGEncoder;

CJPEGEncoder *cjpeg_encoder_create(void);
void cjpeg_encoder_destroy(CJPEGEncoder *encoder);
const char *cjpeg_encoder_message(const CJPEGEncoder *encoder);

// Encodes packed RGB rows as a baseline 4:2:0 JPEG with a comment of up to 65,533 bytes (none: no segment). `bytes` belong to the encoder and are valid until its next call.
CJPEGStatus cjpeg_encoder_encode(
    CJPEGEncoder *encoder, const uint8_t *rgb, size_t width, size_t height, int quality, const uint8_t *comment,
    unsigned commentLength, const uint8_t **bytes, size_t *count);
