/* Loaded before a program with LD_PRELOAD: counts its calls on files below some folders, and its allocations, and lets
   one of them fail.
     FAULTS_UNDER=FOLDER[:FOLDER...]  absolute, as the program is given them
     FAULTS_LOG=FILE   a line "KIND NUMBER FUNCTION PATH" for every call; with FAULTS_AT for those that failed
     FAULTS_AT=KIND:N:WHAT   what happens to the N-th call of a kind (or of `any`), counted from 1; N+ is all from there on.
         WHAT is an errno by name, SHORT (half of the bytes are read or written) or KILL (SIGKILL instead of the call)
     FAULTS_ALLOCATIONS=BYTES   counts allocations by the program itself, of that size and more, as kind `alloc`
     FAULTS_NO_SYNC=1   fsync does nothing: nothing is lost as long as the machine runs, and it takes most of the time */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN, READ, WRITE, CLOSE, SYNC, RENAME, LINK, UNLINK, MKDIR, TRUNCATE, MMAP, LOCK, STAT, LIST, ALLOC, ANY, kinds };
static char const * const kind_names[] = {"open", "read", "write", "close", "sync", "rename", "link", "unlink", "mkdir",
                                          "truncate", "mmap", "lock", "stat", "list", "alloc", "any"};
enum { most_files = 1024, longest = 512, half = -1 };

#define NEXT(function) (__extension__(__typeof__(&function)) dlsym(RTLD_NEXT, #function))

static struct
{
    char const * under;
    int log;
    enum kind kind;
    unsigned long first, last; /* calls that fail */
    int what;                  /* errno, or half */
    bool kills, syncs, in_main;
    size_t smallest; /* allocation that counts */
    struct { uintptr_t begin, end; } own[2]; /* code whose allocations count: the program, the C++ library */
} plan = {.log = -1, .kind = ANY, .syncs = true, .smallest = SIZE_MAX};

static atomic_ulong calls[kinds];
static char names[most_files][longest]; /* of open files below the folders */

/* --- what is to happen --- */

static int number_of(char const * name)
{
    static struct { char const * name; int number; } const all[] = {
        {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EINTR", EINTR}, {"ENOMEM", ENOMEM}, {"ENOLCK", ENOLCK}, {"SHORT", half}};
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i)
        if (strcmp(all[i].name, name) == 0)
            return all[i].number;
    abort();
}

static void read_fault(char const * text)
{
    char kind[16], what[16], number[24];
    if (sscanf(text, "%15[a-z]:%23[0-9+]:%15s", kind, number, what) != 3)
        abort();
    for (plan.kind = 0; strcmp(kind_names[plan.kind], kind) != 0;)
        if (++plan.kind == kinds)
            abort();
    char * end = number;
    plan.first = strtoul(number, &end, 10);
    plan.last = *end == '+' ? ULONG_MAX : plan.first;
    plan.kills = strcmp(what, "KILL") == 0;
    plan.what = plan.kills ? 0 : number_of(what);
}

static int note_code(struct dl_phdr_info * object, size_t size, void * programs)
{
    (void)size;
    bool const is_program = (*(int *)programs)++ == 0;
    if (!is_program && strstr(object->dlpi_name, "libstdc++") == NULL)
        return 0;
    for (int i = 0; i < object->dlpi_phnum; ++i)
        if (object->dlpi_phdr[i].p_type == PT_LOAD && (object->dlpi_phdr[i].p_flags & PF_X) != 0)
        {
            uintptr_t const begin = object->dlpi_addr + object->dlpi_phdr[i].p_vaddr;
            plan.own[!is_program].begin = begin;
            plan.own[!is_program].end = begin + object->dlpi_phdr[i].p_memsz;
        }
    return 0;
}

__attribute__((constructor)) static void read_plan(void)
{
    char const * const log = getenv("FAULTS_LOG");
    char const * const fault = getenv("FAULTS_AT");
    char const * const smallest = getenv("FAULTS_ALLOCATIONS");
    int objects = 0;
    dl_iterate_phdr(note_code, &objects);
    plan.syncs = getenv("FAULTS_NO_SYNC") == NULL;
    if (smallest != NULL)
        plan.smallest = strtoul(smallest, NULL, 10);
    if (log != NULL)
        plan.log = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fault != NULL)
        read_fault(fault);
    plan.under = getenv("FAULTS_UNDER");
}

static void tell(enum kind kind, unsigned long number, char const * function, char const * path)
{
    char line[longest + 64];
    int const length = snprintf(line, sizeof line, "%s %lu %s %s\n", kind_names[kind], number, function, path);
    if (plan.log >= 0)
        (void)!syscall(SYS_write, plan.log, line, (size_t)length);
}

/* 0: nothing happens to this call; else its errno, or `half`. */
static int fault_of(enum kind kind, char const * function, char const * path)
{
    unsigned long const of_kind = ++calls[kind];
    unsigned long const of_all = ++calls[ANY];
    unsigned long const number = plan.kind == ANY ? of_all : of_kind;
    bool const counts = plan.first == 0;
    bool const is_hit = !counts && (plan.kind == ANY || plan.kind == kind) && number >= plan.first && number <= plan.last;
    if (counts || is_hit)
        tell(kind, of_kind, function, path);
    if (is_hit && plan.kills)
        kill(getpid(), SIGKILL);
    return is_hit ? plan.what : 0;
}

/* --- which files --- */

static bool is_under(char const * path)
{
    for (char const * folder = plan.under; folder != NULL && *folder != '\0';)
    {
        size_t const length = strcspn(folder, ":");
        if (strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0'))
            return true;
        folder += length + (folder[length] == ':');
    }
    return false;
}

static char const * name_of(int file)
{
    return file >= 0 && file < most_files && names[file][0] != '\0' ? names[file] : NULL;
}

static void name(int file, char const * path)
{
    if (file >= 0 && file < most_files)
        snprintf(names[file], longest, "%s", path);
}

/* Absolute, if it is below the folders, else NULL. */
static char const * watched(int folder, char const * path, char * buffer)
{
    if (path[0] == '/')
        return is_under(path) ? path : NULL;
    char const * const parent = folder == AT_FDCWD ? NULL : name_of(folder);
    if (parent == NULL)
        return NULL;
    snprintf(buffer, longest, "%.255s/%.255s", parent, path);
    return buffer;
}

/* A call on a path fails before it has done anything. */
static bool path_fails(enum kind kind, char const * function, int folder, char const * path)
{
    char buffer[longest];
    char const * const found = watched(folder, path, buffer);
    int const fault = found == NULL ? 0 : fault_of(kind, function, found);
    if (fault > 0)
        errno = fault;
    return fault > 0;
}

static int file_fault(enum kind kind, char const * function, int file)
{
    char const * const path = name_of(file);
    return path == NULL ? 0 : fault_of(kind, function, path);
}

static bool file_fails(enum kind kind, char const * function, int file)
{
    int const fault = file_fault(kind, function, file);
    if (fault > 0)
        errno = fault;
    return fault > 0;
}

/* --- opening and closing --- */

static int opened(char const * function, int folder, char const * path, int flags, mode_t mode)
{
    if (path_fails(OPEN, function, folder, path))
        return -1;
    char buffer[longest];
    char const * const found = watched(folder, path, buffer);
    int const file = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (file >= 0 && found != NULL)
        name(file, found);
    return file;
}

static mode_t mode_in(int flags, va_list arguments)
{
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

#define OPENS(function)                                                                                                \
    int function(char const * path, int flags, ...)                                                                    \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        mode_t const mode = mode_in(flags, arguments);                                                                 \
        va_end(arguments);                                                                                             \
        return opened(#function, AT_FDCWD, path, flags, mode);                                                         \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(function)                                                                                             \
    int function(int folder, char const * path, int flags, ...)                                                        \
    {                                                                                                                  \
        va_list arguments;                                                                                             \
        va_start(arguments, flags);                                                                                    \
        mode_t const mode = mode_in(flags, arguments);                                                                 \
        va_end(arguments);                                                                                             \
        return opened(#function, folder, path, flags, mode);                                                           \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

#define OPENS_STREAM(function)                                                                                         \
    FILE * function(char const * path, char const * mode)                                                              \
    {                                                                                                                  \
        if (path_fails(OPEN, #function, AT_FDCWD, path))                                                               \
            return NULL;                                                                                               \
        FILE * const file = NEXT(function)(path, mode);                                                                \
        if (file != NULL && is_under(path))                                                                            \
            name(fileno(file), path);                                                                                  \
        return file;                                                                                                   \
    }
OPENS_STREAM(fopen)
OPENS_STREAM(fopen64)

DIR * opendir(char const * path)
{
    if (path_fails(OPEN, "opendir", AT_FDCWD, path))
        return NULL;
    DIR * const folder = NEXT(opendir)(path);
    if (folder != NULL && is_under(path))
        name(dirfd(folder), path);
    return folder;
}

/* Whatever is told, the file is closed. */
static int close_fault(char const * function, int file)
{
    int const fault = file_fault(CLOSE, function, file);
    name(file, "");
    return fault;
}

static int closed(int status, int fault)
{
    if (fault <= 0)
        return status;
    errno = fault;
    return -1;
}

int close(int file)
{
    int const fault = close_fault("close", file);
    return closed((int)syscall(SYS_close, file), fault);
}

int fclose(FILE * file)
{
    int const fault = close_fault("fclose", fileno(file));
    return closed(NEXT(fclose)(file), fault);
}

int closedir(DIR * folder)
{
    int const fault = close_fault("closedir", dirfd(folder));
    return closed(NEXT(closedir)(folder), fault);
}

/* --- reading and writing --- */

#define MOVES(result, function, kind, parameters, arguments)                                                           \
    result function parameters                                                                                         \
    {                                                                                                                  \
        int const fault = file_fault(kind, #function, file);                                                           \
        if (fault > 0)                                                                                                 \
        {                                                                                                              \
            errno = fault;                                                                                             \
            return -1;                                                                                                 \
        }                                                                                                              \
        if (fault == half && size > 1)                                                                                 \
            size /= 2;                                                                                                 \
        return NEXT(function) arguments;                                                                               \
    }
MOVES(ssize_t, read, READ, (int file, void * to, size_t size), (file, to, size))
MOVES(ssize_t, pread, READ, (int file, void * to, size_t size, off_t at), (file, to, size, at))
MOVES(ssize_t, pread64, READ, (int file, void * to, size_t size, off64_t at), (file, to, size, at))
MOVES(ssize_t, readv, READ, (int file, struct iovec const * to, int size), (file, to, size))
MOVES(ssize_t, write, WRITE, (int file, void const * from, size_t size), (file, from, size))
MOVES(ssize_t, pwrite, WRITE, (int file, void const * from, size_t size, off_t at), (file, from, size, at))
MOVES(ssize_t, pwrite64, WRITE, (int file, void const * from, size_t size, off64_t at), (file, from, size, at))
MOVES(ssize_t, writev, WRITE, (int file, struct iovec const * from, int size), (file, from, size))

#define ON_FILE(function, kind, parameters, arguments)                                                                 \
    int function parameters { return file_fails(kind, #function, file) ? -1 : NEXT(function) arguments; }
ON_FILE(ftruncate, TRUNCATE, (int file, off_t size), (file, size))
ON_FILE(ftruncate64, TRUNCATE, (int file, off64_t size), (file, size))
ON_FILE(flock, LOCK, (int file, int how), (file, how))
ON_FILE(fstat, STAT, (int file, struct stat * found), (file, found))
ON_FILE(fstat64, STAT, (int file, struct stat64 * found), (file, found))

int posix_fallocate(int file, off_t at, off_t size)
{
    int const fault = file_fault(TRUNCATE, "posix_fallocate", file);
    return fault > 0 ? fault : NEXT(posix_fallocate)(file, at, size);
}

#define SYNCS(function)                                                                                                \
    int function(int file)                                                                                             \
    {                                                                                                                  \
        if (file_fails(SYNC, #function, file))                                                                         \
            return -1;                                                                                                 \
        return plan.syncs ? NEXT(function)(file) : 0;                                                                  \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define MAPS(function, offset)                                                                                         \
    void * function(void * at, size_t size, int access, int how, int file, offset begin)                               \
    {                                                                                                                  \
        return file_fails(MMAP, #function, file) ? MAP_FAILED : NEXT(function)(at, size, access, how, file, begin);    \
    }
MAPS(mmap, off_t)
MAPS(mmap64, off64_t)

/* --- names and folders --- */

#define ON_PATH(function, kind, folder, parameters, arguments)                                                         \
    int function parameters { return path_fails(kind, #function, folder, path) ? -1 : NEXT(function) arguments; }
ON_PATH(link, LINK, AT_FDCWD, (char const * from, char const * path), (from, path))
ON_PATH(symlink, LINK, AT_FDCWD, (char const * from, char const * path), (from, path))
ON_PATH(unlink, UNLINK, AT_FDCWD, (char const * path), (path))
ON_PATH(unlinkat, UNLINK, folder, (int folder, char const * path, int how), (folder, path, how))
ON_PATH(remove, UNLINK, AT_FDCWD, (char const * path), (path))
ON_PATH(rmdir, UNLINK, AT_FDCWD, (char const * path), (path))
ON_PATH(mkdir, MKDIR, AT_FDCWD, (char const * path, mode_t mode), (path, mode))
ON_PATH(stat, STAT, AT_FDCWD, (char const * path, struct stat * found), (path, found))
ON_PATH(stat64, STAT, AT_FDCWD, (char const * path, struct stat64 * found), (path, found))
ON_PATH(lstat, STAT, AT_FDCWD, (char const * path, struct stat * found), (path, found))
ON_PATH(lstat64, STAT, AT_FDCWD, (char const * path, struct stat64 * found), (path, found))
ON_PATH(rename, RENAME, AT_FDCWD, (char const * from, char const * path), (from, path))
ON_PATH(renameat, RENAME, to, (int folder, char const * from, int to, char const * path), (folder, from, to, path))
ON_PATH(renameat2, RENAME, to, (int folder, char const * from, int to, char const * path, unsigned how),
        (folder, from, to, path, how))

#define LISTS(function, entry)                                                                                         \
    struct entry * function(DIR * folder)                                                                              \
    {                                                                                                                  \
        return file_fails(LIST, #function, dirfd(folder)) ? NULL : NEXT(function)(folder);                             \
    }
LISTS(readdir, dirent)
LISTS(readdir64, dirent64)

/* --- memory --- */

extern void * __libc_malloc(size_t size);
extern void * __libc_calloc(size_t count, size_t size);
extern void * __libc_realloc(void * old, size_t size);
extern void * __libc_memalign(size_t alignment, size_t size);

static bool memory_fails(char const * function, size_t size, void const * caller)
{
    uintptr_t const place = (uintptr_t)caller;
    bool const is_own = (place >= plan.own[0].begin && place < plan.own[0].end) ||
                        (place >= plan.own[1].begin && place < plan.own[1].end);
    if (!plan.in_main || size < plan.smallest || !is_own || fault_of(ALLOC, function, "-") == 0)
        return false;
    errno = ENOMEM;
    return true;
}

void * malloc(size_t size)
{
    return memory_fails("malloc", size, __builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void * calloc(size_t count, size_t size)
{
    return memory_fails("calloc", count * size, __builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void * realloc(void * old, size_t size)
{
    return memory_fails("realloc", size, __builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

void * aligned_alloc(size_t alignment, size_t size)
{
    return memory_fails("aligned_alloc", size, __builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void ** result, size_t alignment, size_t size)
{
    if (memory_fails("posix_memalign", size, __builtin_return_address(0)))
        return ENOMEM;
    *result = __libc_memalign(alignment, size);
    return *result == NULL ? ENOMEM : 0;
}

/* What a program allocates before main() nobody can catch: it does not count. */
typedef int main_function(int, char **, char **);
extern int __libc_start_main(main_function * program, int argc, char ** argv, void (*begin)(void), void (*end)(void),
                             void (*unload)(void), void * stack);
static main_function * real_main;

static int counted_main(int argc, char ** argv, char ** environment)
{
    plan.in_main = true;
    int const code = real_main(argc, argv, environment);
    plan.in_main = false;
    return code;
}

int __libc_start_main(main_function * program, int argc, char ** argv, void (*begin)(void), void (*end)(void),
                      void (*unload)(void), void * stack)
{
    real_main = program;
    return NEXT(__libc_start_main)(counted_main, argc, argv, begin, end, unload, stack);
}
