/// The environment does not say which server the tests may use.
package struct NoTestServer: Error, CustomStringConvertible {
    package let description =
        "ROLLCALL_TEST_DATABASE_URL names no server: run the tests with `make test`, which starts one for them"
}
