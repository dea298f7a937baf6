// A text's starts are looked through for each of two dozen automata: 20 instructions for 64 of them (AVX-512).

#include "shares.h"
#include "vectors.h"

typedef uint64_t Numbers64 __attribute__((ext_vector_type(64)));

FOR_EACH_WIDTH
void cprocessor_find_shares(const uint64_t *numbers, uint64_t bits, uint64_t *words, long count) {
  for (long place = 0; place < count; place++) {
    Numbers64 block;
    memcpy(&block, numbers + 64 * place, sizeof block);
    words[place] = GATHER((block & (Numbers64)bits) != 0);
  }
}
