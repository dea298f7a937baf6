/* Runs each regular expression of a file over a text by itself, with PCRE2's JIT: what a program does
   that has forty regular expressions. Prints the number of matches.
   Usage: pcre_each REGEXES TEXT */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *contents(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(4);
  }
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  if (!bytes || fread(bytes, 1, *length, file) != *length) {
    fprintf(stderr, "%s: cannot be read\n", path);
    exit(4);
  }
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

static size_t matches(const char *pattern, const char *text, size_t length) {
  int error;
  PCRE2_SIZE place;
  pcre2_code *code =
      pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, 0, &error, &place, NULL);
  if (!code || pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) != 0) {
    fprintf(stderr, "does not compile (%d at %zu): %s\n", error, (size_t)place, pattern);
    exit(3);
  }
  pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
  size_t count = 0, start = 0;
  while (pcre2_jit_match(code, (PCRE2_SPTR)text, length, start, 0, data, NULL) > 0) {
    PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    start = ends[1] > start ? ends[1] : start + 1;
    count++;
  }
  pcre2_match_data_free(data);
  pcre2_code_free(code);
  return count;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: pcre_each REGEXES TEXT\n");
    return 2;
  }
  size_t regexes_length, length, all = 0;
  char *regexes = contents(argv[1], &regexes_length);
  char *text = contents(argv[2], &length);
  for (char *line = strtok(regexes, "\n"); line; line = strtok(NULL, "\n")) {
    size_t count = matches(line, text, length);
    if (getenv("EACH")) fprintf(stderr, "%zu\t%s\n", count, line);
    all += count;
  }
  printf("%zu matches\n", all);
  return 0;
}
