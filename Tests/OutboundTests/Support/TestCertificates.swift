import Foundation
import NIOSSL

/// An authority of the tests and what it has certified, good for a hundred years and for nothing else.
enum TestCertificates {
    /// A server's certificate with its key.
    struct Identity {
        let certificate: String
        let key: String

        func context() throws -> NIOSSLContext {
            let certificate = try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)
            let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
            return try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: [.certificate(certificate)], privateKey: .privateKey(key)))
        }
    }

    /// The path of a file with the authority, for the time of `body`.
    static func withAuthorityFile<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString).pem")
        try Data(authority.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path)
    }

    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBqjCCAVGgAwIBAgIUFjPavOJ+gnCoXlDu/JFWLz/54NMwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXUm9sbGNhbGwgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI4MTYx
        NTI5WhgPMjEyNjExMDQxNjE1MjlaMCIxIDAeBgNVBAMMF1JvbGxjYWxsIHRlc3Qg
        YXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAXDgl+RI9fhAO5V0
        hnioA/6ZAUlOKriGnuVMIeONLerGFDvpnKG6CgekFowLIkzhZysfXBLM+YmNZfgD
        cl4EX6NjMGEwHQYDVR0OBBYEFHTSJlZv1sqx9BAnh1451jIfp8xwMB8GA1UdIwQY
        MBaAFHTSJlZv1sqx9BAnh1451jIfp8xwMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P
        AQH/BAQDAgIEMAoGCCqGSM49BAMCA0cAMEQCIAb3WX/AH9BA6Ab/WrJXK03s5mKR
        DcRVUSLso0+zJ/+4AiB+brCrG4VPvMUdYi/7c3bXwJtT3F6w4Rs1fusE6zNPFA==
        -----END CERTIFICATE-----
        """

    /// For `localhost` and 127.0.0.1.
    static let localhost = Identity(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBuDCCAV6gAwIBAgIUViyGsjUVPi1nRHkKYAUNLQBqy68wCgYIKoZIzj0EAwIw
            IjEgMB4GA1UEAwwXUm9sbGNhbGwgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI4MTYx
            NTI5WhgPMjEyNjExMDQxNjE1MjlaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMG
            ByqGSM49AgEGCCqGSM49AwEHA0IABKF0f8zi96OtochYpmNwzbOKS3jtzSz2s8te
            k7wYcidkJ0che2rRnPaWpK7iwWVG2N9Itw/5VUeQR9QN0cJ0MfGjfjB8MBoGA1Ud
            EQQTMBGCCWxvY2FsaG9zdIcEfwAAATATBgNVHSUEDDAKBggrBgEFBQcDATAJBgNV
            HRMEAjAAMB0GA1UdDgQWBBTdRPSzC8SoaxdcZVbEs+iIrpx9TDAfBgNVHSMEGDAW
            gBR00iZWb9bKsfQQJ4deOdYyH6fMcDAKBggqhkjOPQQDAgNIADBFAiEAllXdfCsX
            IwDI3GGoAj59vdVEwmH1WVWUyiL0Jcl6EXACIBQBogNkOmOKtx6fZ8JJpzr9COkP
            ecnKJYSJc8CiU0fY
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgI0sK2VIuP4AHVTNs
            u6Rv8X62qsJD9ZNlSnqY80yY+FOhRANCAAShdH/M4vejraHIWKZjcM2zikt47c0s
            9rPLXpO8GHInZCdHIXtq0Zz2lqSu4sFlRtjfSLcP+VVHkEfUDdHCdDHx
            -----END PRIVATE KEY-----
            """)

    /// For `elsewhere.example`.
    static let elsewhere = Identity(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBvDCCAWGgAwIBAgIUViyGsjUVPi1nRHkKYAUNLQBqy7AwCgYIKoZIzj0EAwIw
            IjEgMB4GA1UEAwwXUm9sbGNhbGwgdGVzdCBhdXRob3JpdHkwIBcNMjYxMTI4MTYx
            NTI5WhgPMjEyNjExMDQxNjE1MjlaMBQxEjAQBgNVBAMMCWVsc2V3aGVyZTBZMBMG
            ByqGSM49AgEGCCqGSM49AwEHA0IABA9x8hOruOKSAnm5qUnVQtQ1DczhF5pft6LW
            y6eeDI+8WDy11ht4bNY9seFjWbFoObrGMXJaK02me/9Xbnflsj6jgYAwfjAcBgNV
            HREEFTATghFlbHNld2hlcmUuZXhhbXBsZTATBgNVHSUEDDAKBggrBgEFBQcDATAJ
            BgNVHRMEAjAAMB0GA1UdDgQWBBQIci3flNU/pknNRyMEuk/ZgFi9TjAfBgNVHSME
            GDAWgBR00iZWb9bKsfQQJ4deOdYyH6fMcDAKBggqhkjOPQQDAgNJADBGAiEAudXS
            3/7AgKyhhCEo9J/qNsj+kw0biWlS680PS9aAO1wCIQC5B318PsooljOL5+CB+U3M
            mDh0gDDu1AzvEIqYAp9f3A==
            -----END CERTIFICATE-----
            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwg6e3Q+Rfe5O7ho+
            YLJMsm4ZcO9yboKMNX58/nxTyE+hRANCAAQPcfITq7jikgJ5ualJ1ULUNQ3M4Rea
            X7ei1sunngyPvFg8tdYbeGzWPbHhY1mxaDm6xjFyWitNpnv/V2535bI+
            -----END PRIVATE KEY-----
            """)
}
