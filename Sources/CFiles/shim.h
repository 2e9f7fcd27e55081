#include <sys/types.h>

// In <unistd.h> only for those who ask for GNU extensions, which modules of the C library do not.
ssize_t copy_file_range(
    int source, off_t *source_offset, int target, off_t *target_offset, size_t count,
    unsigned int flags);
