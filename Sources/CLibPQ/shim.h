// The one door to libpq and to the readiness of its sockets. Imported by the target `Postgres` alone.
#pragma once
// No feature macros here: one changes the C types that Swift's Glibc module knows too, and the two no longer agree.
#include <dlfcn.h>
#include <stdint.h>
#include <libpq-fe.h>
// Swift's Glibc module leaves these two out.
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Ends a transaction in the pipeline. libpq 17 can leave flushing to its caller, who then sends many requests at once.
static inline int rollcall_pipeline_sync(PGconn *connection) {
#ifdef LIBPQ_HAS_SEND_PIPELINE_SYNC
    return PQsendPipelineSync(connection);
#else
    return PQpipelineSync(connection);
#endif
}

// Asks the OpenSSL that libpq is linked with, if any, not to free its tables at exit (OPENSSL_INIT_NO_ATEXIT, from 1.1.1 on).
// It counts only before OpenSSL is first used.
static inline void rollcall_keep_openssl_at_exit(void) {
    void *program = dlopen(0, RTLD_NOW);
    int (*initialize)(uint64_t, const void *) = (int (*)(uint64_t, const void *))dlsym(program, "OPENSSL_init_crypto");
    if (initialize) initialize(0x00080000, 0);
}
