// The one door to libpq. Imported by the target `Postgres` alone.
#pragma once
#include <libpq-fe.h>
