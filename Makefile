# The two commands a newcomer needs are `make run` and `make test`; each installs what is missing and says why.
.PHONY: run build test test-unit test-end-to-end test-seats test-archive fuzz conformance-fuzz bench screenshots format lint

# Every test of a room that needs the server opens connections; all at once they would be more than a server allows.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 6

SWIFT_SOURCES := Package.swift Sources Tests migrations Benchmarks

run:
	@scripts/install-dependencies run
	swift build -c release
	@exec .build/release/rollcall up

build:
	@scripts/install-dependencies run
	swift build

test:
	@scripts/install-dependencies test
	swift build --build-tests --explicit-target-dependency-import-check error
	@scripts/with-postgres swift test --skip-build
	@scripts/end-to-end

# Parts of `make test`, for when one part is being worked on.
test-unit:
	@scripts/with-postgres swift test $(if $(FILTER),--filter $(FILTER))

test-end-to-end:
	swift build
	@scripts/end-to-end $(PYTEST)

# The long form of the seats' tests: 20 seeds of 10,000 operations each by several clients, first while workers are cancelled
# and connections cut, then over HTTP while worker processes are killed. The suite takes a fraction of it.
test-seats: export ROLLCALL_SEAT_OPERATIONS ?= 10000
test-seats: export ROLLCALL_SEAT_SEEDS ?= 20
test-seats:
	swift build --build-tests
	@scripts/with-postgres swift test --skip-build --filter SeatOperationsTests
	@scripts/end-to-end -k while_workers_are_killed

# A tenant of 100,000 people, written to a file and made anew from it. The suite takes 300.
test-archive: export ROLLCALL_ARCHIVE_PEOPLE ?= 100000
test-archive:
	swift build
	@scripts/end-to-end -k restored_tenant

# Ten minutes of libFuzzer on everything that parses what a stranger sends.
fuzz:
	@scripts/fuzz $(FUZZ_SECONDS)

# Ten minutes of requests that schemathesis makes up from each OpenAPI document, against the running service.
conformance-fuzz:
	swift build
	@ROLLCALL_FUZZ_SECONDS=$${ROLLCALL_FUZZ_SECONDS:-600} scripts/end-to-end -s -k schemathesis

# Every page of the console at two widths, light and dark, with a tenant of 5,000 people, into .screenshots/.
screenshots:
	swift build
	@scripts/install-dependencies test
	@.venv/bin/python Tests/EndToEnd/screenshots.py

bench:
	@scripts/install-dependencies bench
	swift build -c release
	@.venv/bin/python Benchmarks/run.py

format:
	swift format format --in-place --parallel --recursive $(wildcard $(SWIFT_SOURCES))

lint:
	swift format lint --strict --parallel --recursive $(wildcard $(SWIFT_SOURCES))
