// The one door to libpq and to the readiness of its sockets. Imported by the target `Postgres` alone.
#pragma once
#include <libpq-fe.h>
// Swift's Glibc module leaves these two out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
