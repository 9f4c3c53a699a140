import Testing

@testable import App

@Suite struct EnvironmentReaderTests {
    private static func reader(
        _ variables: [String: String], files: [String: String] = [:]
    ) -> EnvironmentReader {
        EnvironmentReader(variables) { path in
            guard let contents = files[path] else { throw LocalError("no file") }
            return contents
        }
    }

    @Test func emptyVariableCountsAsUnset() throws {
        #expect(try Self.reader(["ROLLCALL_LISTEN": ""]).text(.listen) == nil)
        #expect(try Self.reader(["ROLLCALL_LISTEN": "[::1]:80"]).text(.listen) == "[::1]:80")
    }

    @Test func secretComesFromAFileWithoutItsLineEnd() throws {
        let reader = Self.reader(["ROLLCALL_SECRET_KEY_FILE": "/run/key"], files: ["/run/key": "abc\n"])
        #expect(try reader.text(.secretKey) == "abc")
    }

    @Test func fileOfASecretThatIsMissingOrEmptyIsNamed() {
        let files = ["/run/empty": "\n"]
        for path in ["/run/none", "/run/empty"] {
            #expect { try Self.reader(["ROLLCALL_SECRET_KEY_FILE": path], files: files).text(.secretKey) } throws: {
                ($0 as? ConfigurationError)?.variable == "ROLLCALL_SECRET_KEY_FILE"
            }
        }
    }

    @Test func secretAndItsFileTogetherAreRefused() {
        let variables = ["ROLLCALL_SMTP_URL": "smtp://a", "ROLLCALL_SMTP_URL_FILE": "/run/url"]
        #expect(throws: ConfigurationError.self) { try Self.reader(variables, files: ["/run/url": "b"]).text(.smtpURL) }
    }

    @Test func onlySecretsComeFromFiles() throws {
        let reader = Self.reader(["ROLLCALL_LISTEN_FILE": "/run/listen"], files: ["/run/listen": "127.0.0.1:1"])
        #expect(try reader.text(.listen) == nil)
        #expect(reader.unknownVariables == ["ROLLCALL_LISTEN_FILE"])
    }

    @Test(arguments: ["0", "65", "many", "1.5", " 3"])
    func numberOutsideItsRangeIsRefused(text: String) {
        let reader = Self.reader(["ROLLCALL_WORKER_CONCURRENCY": text])
        #expect { try reader.integer(.workerConcurrency, in: 1...64, default: 4) } throws: {
            "\($0)" == "ROLLCALL_WORKER_CONCURRENCY must be a whole number from 1 to 64."
        }
    }

    @Test func unknownNamesAreFoundAndOthersLeftAlone() {
        let variables = ["ROLLCALL_LSITEN": "x", "ROLLCALL_LISTEN": "x", "ROLLCALL_SECRET_KEY_FILE": "x", "PATH": "x"]
        #expect(Self.reader(variables).unknownVariables == ["ROLLCALL_LSITEN"])
    }
}
