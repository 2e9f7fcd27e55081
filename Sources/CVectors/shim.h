#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Kinds of bytes, one bit for each. In C, since the compiler makes one instruction of what turns a
// comparison of many bytes into bits here, and a dozen in Swift; and since a function can be made
// for several kinds of processors.

// 64 bytes, in as many registers as the processor needs for them.
typedef unsigned char vector_bytes __attribute__((ext_vector_type(64)));
typedef char vector_lanes __attribute__((ext_vector_type(64)));
typedef _Bool vector_bits __attribute__((ext_vector_type(64)));

#define VECTOR_INLINE static inline __attribute__((always_inline))

VECTOR_INLINE vector_bytes vector_load(const unsigned char *bytes) {
  vector_bytes vector;
  memcpy(&vector, bytes, sizeof vector);
  return vector;
}

// Whether a byte is one of `count` in a row from `first` on.
VECTOR_INLINE vector_lanes vector_row(vector_bytes bytes, unsigned char first, unsigned char count) {
  return (vector_bytes)(bytes - first) < count;
}

// One bit for each lane, the first the lowest.
VECTOR_INLINE uint64_t vector_mask(vector_lanes lanes) {
  vector_bits bits = __builtin_convertvector(lanes, vector_bits);
  uint64_t mask;
  memcpy(&mask, &bits, sizeof mask);
  return mask;
}

// The letters of 64 bytes, and the marks at which a sentence may end; 66 bytes are read.
VECTOR_INLINE void vector_block(const unsigned char *bytes, uint64_t *letters, uint64_t *marks) {
  vector_bytes here = vector_load(bytes);
  vector_bytes next = vector_load(bytes + 1);
  vector_bytes after = vector_load(bytes + 2);
  vector_lanes stops = ((here | 1) == '/') & ~vector_row(next, 'a', 26);
  // `(here | 5) == '?'` is `:;>?`.
  vector_lanes others = ((here | 5) == '?') | (here == '!') | (here == '\n');
  vector_lanes rows = (vector_row(here, '*', 4) | (here == '=') | (here == '_')) & (here == next);
  vector_lanes ellipses = (here == 0xE2) & (next == 0x80) & (after == 0xA6);
  vector_lanes goes_on = vector_row(after, 'a', 26) | vector_row(after, '0', 10);
  vector_lanes commas = (here == ',') & ~vector_row(next, '0', 10) & ~((next == ' ') & goes_on);
  *letters = vector_mask(vector_row(here | 0x20, 'a', 26));
  *marks = vector_mask(stops | others | rows | commas | ellipses);
}

// The same of a whole text, one number for each 64 bytes; bytes behind its end count as 0.
VECTOR_INLINE void vector_blocks(
    const unsigned char *bytes, size_t count, uint64_t *letters, uint64_t *marks) {
  size_t place = 0;
  for (; place + 66 <= count; place += 64) vector_block(bytes + place, letters++, marks++);
  for (; place < count; place += 64) {
    unsigned char rest[66] = {0};
    memcpy(rest, bytes + place, count - place < sizeof rest ? count - place : sizeof rest);
    vector_block(rest, letters++, marks++);
  }
}

// `vector_blocks` for every processor, and for those that compare 32 and 64 bytes at once.
static inline void vector_blocks_any(
    const unsigned char *bytes, size_t count, uint64_t *letters, uint64_t *marks) {
  vector_blocks(bytes, count, letters, marks);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static inline void vector_blocks_32(
    const unsigned char *bytes, size_t count, uint64_t *letters, uint64_t *marks) {
  vector_blocks(bytes, count, letters, marks);
}

__attribute__((target("avx512bw"))) static inline void vector_blocks_64(
    const unsigned char *bytes, size_t count, uint64_t *letters, uint64_t *marks) {
  vector_blocks(bytes, count, letters, marks);
}
#endif

// How many bytes this processor compares at once: 16, 32 or 64.
static inline int vector_width(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw")) return 64;
  if (__builtin_cpu_supports("avx2")) return 32;
#endif
  return 16;
}

// `vector_blocks`, `width` bytes at once.
static inline void vector_text_masks(
    const unsigned char *bytes, size_t count, uint64_t *letters, uint64_t *marks, int width) {
#if defined(__x86_64__)
  if (width == 64) return vector_blocks_64(bytes, count, letters, marks);
  if (width == 32) return vector_blocks_32(bytes, count, letters, marks);
#endif
  vector_blocks_any(bytes, count, letters, marks);
}

// Sums of rows of weights, for every linear model.

typedef int8_t vector_weights __attribute__((ext_vector_type(16)));
typedef int16_t vector_sums __attribute__((ext_vector_type(16)));

// Rows of 4 weights, four of them at once.
VECTOR_INLINE void vector_sums_4(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    int32_t *sums) {
  vector_sums total = 0;
  for (size_t place = 0; place < count; place += 4) {
    uint32_t four[4] = {0, 0, 0, 0};
    size_t here = count - place;
    memcpy(&four[0], rows + ((size_t)((keys[place] ^ flip) & mask) << 2), 4);
    if (here > 1) memcpy(&four[1], rows + ((size_t)((keys[place + 1] ^ flip) & mask) << 2), 4);
    if (here > 2) memcpy(&four[2], rows + ((size_t)((keys[place + 2] ^ flip) & mask) << 2), 4);
    if (here > 3) memcpy(&four[3], rows + ((size_t)((keys[place + 3] ^ flip) & mask) << 2), 4);
    vector_weights weights;
    memcpy(&weights, four, sizeof weights);
    total += __builtin_convertvector(weights, vector_sums);
  }
  for (int lane = 0; lane < 4; lane += 1)
    sums[lane] = total[lane] + total[lane + 4] + total[lane + 8] + total[lane + 12];
}

// `pieces` times 16 weights of each row, from `rows` on.
VECTOR_INLINE void vector_sums_16(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    uint32_t shift, int32_t *sums, int pieces) {
  vector_sums totals[4] = {0, 0, 0, 0};
  for (size_t place = 0; place < count; place += 1) {
    const int8_t *row = rows + ((size_t)((keys[place] ^ flip) & mask) << shift);
    for (int piece = 0; piece < pieces; piece += 1) {
      vector_weights weights;
      memcpy(&weights, row + 16 * piece, sizeof weights);
      totals[piece] += __builtin_convertvector(weights, vector_sums);
    }
  }
  for (int piece = 0; piece < pieces; piece += 1)
    for (int lane = 0; lane < 16; lane += 1) sums[16 * piece + lane] = totals[piece][lane];
}

// The sums of the first `width` weights of rows of `1 << shift` bytes, each chosen by the low bits
// of a key; `sums` has room for a multiple of 16. At most 256 keys, so that no sum leaves 16 bits.
VECTOR_INLINE void vector_sums_all(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    uint32_t shift, int32_t *sums, int width) {
  if (shift == 2) return vector_sums_4(rows, keys, count, flip, mask, sums);
  for (; width > 0; width -= 64, rows += 64, sums += 64) {
    if (width > 48) vector_sums_16(rows, keys, count, flip, mask, shift, sums, 4);
    else if (width > 32) vector_sums_16(rows, keys, count, flip, mask, shift, sums, 3);
    else if (width > 16) vector_sums_16(rows, keys, count, flip, mask, shift, sums, 2);
    else vector_sums_16(rows, keys, count, flip, mask, shift, sums, 1);
  }
}

static inline void vector_sums_any(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    uint32_t shift, int32_t *sums, int width) {
  vector_sums_all(rows, keys, count, flip, mask, shift, sums, width);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static inline void vector_sums_32(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    uint32_t shift, int32_t *sums, int width) {
  vector_sums_all(rows, keys, count, flip, mask, shift, sums, width);
}
#endif

// `vector_sums_all`, by a processor that compares `lanes` bytes at once.
static inline void vector_row_sums(
    const int8_t *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    uint32_t shift, int32_t *sums, int width, int lanes) {
#if defined(__x86_64__)
  if (lanes >= 32) return vector_sums_32(rows, keys, count, flip, mask, shift, sums, width);
#endif
  vector_sums_any(rows, keys, count, flip, mask, shift, sums, width);
}

// Asks for the lines of cache that hold rows of `stride` bytes, at most a line, and does not wait
// for them. The low bits of a key choose its row.
static inline void vector_prefetch(
    const void *rows, const uint32_t *keys, size_t count, uint32_t flip, uint32_t mask,
    size_t stride) {
  // Such rows begin on a line or divide one.
  int is_whole = (stride & (stride - 1)) == 0;
  for (size_t place = 0; place < count; place += 1) {
    const char *row = (const char *)rows + ((keys[place] ^ flip) & mask) * stride;
    __builtin_prefetch(row);
    if (!is_whole) __builtin_prefetch(row + stride - 1);
  }
}
