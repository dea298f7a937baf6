// What functions on vectors share. In C, since Swift has no instruction that gathers one bit of each element.

#ifndef CPROCESSOR_VECTORS_H
#define CPROCESSOR_VECTORS_H

#include <stdint.h>
#include <string.h>

// Where the system can choose at the start, a function is there for wider vectors, too.
#if defined(__x86_64__) && defined(__GLIBC__)
#define FOR_EACH_WIDTH __attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#else
#define FOR_EACH_WIDTH
#endif

typedef _Bool Bits64 __attribute__((ext_vector_type(64)));

/// A bit for each of 64 elements that is not zero, the first one's the lowest.
#define GATHER(elements) gathered(__builtin_convertvector((elements), Bits64))

static inline uint64_t gathered(Bits64 bits) {
  uint64_t number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

#endif
