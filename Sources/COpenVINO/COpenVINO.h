#pragma once
#if !__has_include(<openvino/c/openvino.h>)
#error "OpenVINO is missing: run 'make setup' once, or set OPENVINO_DIR to an installation of it"
#endif
#include <openvino/c/openvino.h>
// malloc_trim, which the Glibc module leaves out.
#include <malloc.h>
