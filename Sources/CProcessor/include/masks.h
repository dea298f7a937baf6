// Which of 64 bytes are of a class, a bit each, the first byte's the lowest.
//
// In C, since Swift has no instruction that gathers one bit of each byte of a vector: 16 bytes a step where
// the processor has it (SSE2, all x86-64), else eight. In Swift, eight a step, it took five times as many
// instructions, a tenth of the time for cutting a text into tokens and looking them up.

#ifndef CPROCESSOR_MASKS_H
#define CPROCESSOR_MASKS_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct {
  /// ASCII letters and digits.
  uint64_t letters;
  /// All but ASCII white space and control characters.
  uint64_t solids;
  /// Beside them a token may not be what it looks like: `.`, `!`, `?`, `'`, all that is not ASCII, and white
  /// space and control characters but for the space.
  uint64_t odd;
} CMasks;

/// The upper bit of each of eight bytes. The product has each of them where no other comes, and no carry.
static inline uint64_t cmasks_gather(uint64_t bits) {
  return ((bits & 0x8080808080808080u) >> 7) * 0x0102040810204080u >> 56;
}

/// The upper bit of each byte that is a certain one.
static inline uint64_t cmasks_equal(uint64_t word, uint8_t byte) {
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t difference = word ^ byte * ones;
  return ~((difference & 0x7F * ones) + 0x7F * ones | difference);
}

/// Eight bytes a step, on any processor.
static inline CMasks cmasks_portable(const uint8_t *bytes) {
  const uint64_t ones = 0x0101010101010101u;
  CMasks masks = {0, 0, 0};
  for (int place = 0; place < 64; place += 8) {
    uint64_t word;
    memcpy(&word, bytes + place, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    // Of each sum, the upper bit of a byte says that it is at least that character; nothing carries over.
    const uint64_t low = word & 0x7F * ones;
    const uint64_t lowered = low | 0x20 * ones;
    const uint64_t letters = (lowered + (0x80 - 0x61) * ones) & ~(lowered + (0x80 - 0x7B) * ones);
    const uint64_t digits = (low + (0x80 - 0x30) * ones) & ~(low + (0x80 - 0x3A) * ones);
    const uint64_t blanks = ~(low + (0x80 - 0x21) * ones) | (low + ones);
    masks.letters |= cmasks_gather((letters | digits) & ~word) << place;
    const uint64_t odd = cmasks_equal(word, '.') | cmasks_equal(word, '!') | cmasks_equal(word, '?') |
                         cmasks_equal(word, '\'') | (blanks & ~cmasks_equal(word, ' ')) | word;
    masks.solids |= cmasks_gather(~blanks | word) << place;
    masks.odd |= cmasks_gather(odd) << place;
  }
  return masks;
}

static inline CMasks cmasks(const uint8_t *bytes) {
#ifdef __SSE2__
  CMasks masks = {0, 0, 0};
  for (int place = 0; place < 64; place += 16) {
    const __m128i word = _mm_loadu_si128((const __m128i *)(bytes + place));
    // A byte is at most a limit if it is the smaller of both: bytes are only compared with signs.
    const __m128i letter =
        _mm_sub_epi8(_mm_or_si128(word, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x61));
    const __m128i digit = _mm_sub_epi8(word, _mm_set1_epi8(0x30));
    const __m128i solid = _mm_sub_epi8(word, _mm_set1_epi8(0x21));
    const __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    // From 0x21 to 0xFF, but for 0x7F.
    const __m128i solids = _mm_andnot_si128(
        _mm_cmpeq_epi8(word, _mm_set1_epi8(0x7F)),
        _mm_cmpeq_epi8(_mm_min_epu8(solid, _mm_set1_epi8((char)0xDE)), solid));
    const __m128i marks = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(word, _mm_set1_epi8('.')), _mm_cmpeq_epi8(word, _mm_set1_epi8('!'))),
        _mm_or_si128(_mm_cmpeq_epi8(word, _mm_set1_epi8('?')), _mm_cmpeq_epi8(word, _mm_set1_epi8('\''))));
    const __m128i plain = _mm_or_si128(solids, _mm_cmpeq_epi8(word, _mm_set1_epi8(' ')));
    // Only the upper bit of each byte is gathered, which in `word` says that it is not ASCII.
    const __m128i odd = _mm_or_si128(_mm_or_si128(marks, word), _mm_andnot_si128(plain, _mm_set1_epi8(-1)));
    masks.odd |= (uint64_t)(uint32_t)_mm_movemask_epi8(odd) << place;
    masks.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << place;
    masks.solids |= (uint64_t)(uint32_t)_mm_movemask_epi8(solids) << place;
  }
  return masks;
#else
  return cmasks_portable(bytes);
#endif
}

#endif
