// The one door to libpq and to the readiness of its sockets. Imported by the target `Postgres` alone.
#pragma once
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
