// swift-tools-version: 6.2
import PackageDescription

// One list of compiler rules for every target of ours. A warning is an error: what the compiler doubts, a reader would.
let swiftSettings: [SwiftSetting] = [
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// Products of other packages, by the name under which our targets list them.
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let collections: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")

/// A room of the house: one target under `Sources/`, whose `uses` are its only doors to other rooms.
func room(_ name: String, uses: [Target.Dependency] = [], settings: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: uses, swiftSettings: swiftSettings + settings)
}

/// The tests of one room, or (for `EndToEndTests`) of the running product.
func tests(_ name: String, uses: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: uses, swiftSettings: swiftSettings)
}

let package = Package(
    name: "rollcall",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "rollcall", targets: ["rollcall"]),
        .executable(name: "rollcall-api", targets: ["rollcall-api"]),
        .executable(name: "rollcall-worker", targets: ["rollcall-worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Floor 1: base
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        room("Postgres", uses: ["CLibPQ", collections, logging], settings: [.strictMemorySafety()]),
        room("JSON"),
        room("SCIM", uses: ["JSON"]),
        room("Mail"),
        room("TraceContext"),
        room("Conformance", uses: ["SCIM", "JSON"]),
        room("Telemetry", uses: ["JSON", logging, metrics, coreMetrics]),
        room("Jobs", uses: ["TraceContext", "Postgres", "JSON", logging, metrics]),
        .target(
            name: "Migrations", path: "migrations", exclude: ["README.md"],
            resources: [.embedInCode("control"), .embedInCode("tenant")], swiftSettings: swiftSettings),

        // Floor 2: domain
        room("Tenancy", uses: ["Postgres", "Migrations", "JSON", crypto, cryptoExtras, logging]),
        room("Events", uses: ["Tenancy", "Jobs", "Postgres", "JSON", metrics]),
        room("Directory", uses: ["Events", "Tenancy", "SCIM", "Postgres", "JSON"]),
        room("Provisioning", uses: ["Events", "Tenancy", "SCIM", "Postgres", "JSON", logging, metrics]),
        room("Licensing", uses: ["Events", "Tenancy", "Postgres", "JSON"]),
        room(
            "Notifications", uses: ["Events", "Tenancy", "Jobs", "SCIM", "Mail", "Postgres", "JSON", crypto, mustache]),

        // Floor 3: edges
        room(
            "Web",
            uses: [
                "Provisioning", "SCIM", "Tenancy", "TraceContext", "Postgres", "JSON", hummingbird, httpTypes, nioCore,
                logging, metrics,
            ]),
        room(
            "SCIMAPI",
            uses: [
                "Web", "Provisioning", "Notifications", "Directory", "SCIM", "Tenancy", "Postgres", "JSON", crypto,
                hummingbird,
                httpTypes, nioCore,
                logging, metrics,
            ]),
        room(
            "AdminAPI",
            uses: [
                "Web", "Provisioning", "Notifications", "Licensing", "Directory", "Events", "Tenancy", "Jobs", "SCIM",
                "Postgres", "JSON", hummingbird, httpTypes, nioCore, logging, systemPackage,
            ]),
        .target(
            name: "Console",
            // AdminAPI: what an administrator can do to a tenant is decided there once, for programs and for people.
            dependencies: [
                "AdminAPI", "Web", "Provisioning", "Notifications", "Licensing", "Directory", "Events", "Tenancy",
                "Jobs",
                "SCIM", "Postgres", "JSON", crypto, hummingbird, httpTypes, mustache, nioCore, logging,
            ],
            resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: swiftSettings),
        room("Outbound", uses: ["Mail", nioCore, nioPosix, nioHTTP1, nioSSL, nioTLS, httpTypes, logging]),
        room(
            "JobHandlers",
            uses: [
                "Outbound", "Provisioning", "Notifications", "Licensing", "Directory", "Events", "Tenancy", "Jobs",
                "Mail", "TraceContext", "Postgres", "JSON", logging, metrics,
            ]),

        // Floor 4: composition
        room(
            "App",
            uses: [
                "SCIMAPI", "AdminAPI", "Console", "JobHandlers", "Web", "Outbound", "Conformance", "Provisioning",
                "Notifications",
                "Licensing",
                "Directory",
                "Events", "Tenancy", "Jobs", "Mail", "TraceContext", "SCIM", "Postgres", "JSON", "Telemetry", crypto,
                hummingbird,
                hummingbirdCore, lifecycle, logging,
                metrics, nioCore,
                subprocess,
                systemPackage, unixSignals,
            ]),

        // Floor 5: executables
        .executableTarget(name: "rollcall-api", dependencies: ["App"], swiftSettings: swiftSettings),
        .executableTarget(name: "rollcall-worker", dependencies: ["App"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "rollcall", dependencies: ["App", argumentParser], swiftSettings: swiftSettings),

        // What the benchmarks run and compare with
        .executableTarget(
            name: "bench-bare-http", dependencies: [hummingbird], path: "Benchmarks/BareHTTP",
            swiftSettings: swiftSettings),
        .executableTarget(
            name: "bench-queue", dependencies: ["Jobs", "Postgres", "JSON", logging], path: "Benchmarks/Queue",
            swiftSettings: swiftSettings),

        // What the tests of several rooms share
        .target(name: "SeededGenerator", path: "Tests/SeededGenerator", swiftSettings: swiftSettings),
        .target(name: "Vectors", dependencies: ["JSON"], path: "Tests/Vectors", swiftSettings: swiftSettings),
        .target(
            name: "TestDatabase", dependencies: ["Postgres", logging], path: "Tests/TestDatabase",
            swiftSettings: swiftSettings),
        .target(
            name: "TestTenants", dependencies: ["TestDatabase", "Tenancy", "Postgres"], path: "Tests/TestTenants",
            swiftSettings: swiftSettings),

        // The tests of each room
        tests("JSONTests", uses: ["JSON", "SeededGenerator"]),
        tests("MailTests", uses: ["Mail"]),
        tests("TraceContextTests", uses: ["TraceContext"]),
        tests("ConformanceTests", uses: ["Conformance", "JSON"]),
        .testTarget(
            name: "SCIMTests", dependencies: ["SCIM", "JSON", "SeededGenerator", "Vectors"], exclude: ["Fixtures"],
            swiftSettings: swiftSettings),
        tests("TelemetryTests", uses: ["Telemetry", "JSON", logging, metrics]),
        tests("PostgresTests", uses: ["TestDatabase", "Postgres"]),
        tests("JobsTests", uses: ["TestDatabase", "Jobs", "TraceContext", "Postgres", "JSON", metrics]),
        tests(
            "TenancyTests",
            uses: [
                "TestDatabase", "SeededGenerator", "Tenancy", "Migrations", "Postgres", "JSON", crypto, cryptoExtras,
            ]),
        tests(
            "EventsTests",
            uses: ["TestTenants", "TestDatabase", "Events", "Tenancy", "Jobs", "Postgres", "JSON"]),
        tests(
            "DirectoryTests",
            uses: [
                "TestTenants", "TestDatabase", "SeededGenerator", "Vectors", "Directory", "Events", "Tenancy", "Jobs",
                "SCIM", "Postgres", "JSON",
            ]),
        tests(
            "LicensingTests",
            uses: [
                "TestTenants", "TestDatabase", "SeededGenerator", "Licensing", "Events", "Tenancy", "Jobs",
                "Postgres", "JSON",
            ]),
        tests(
            "ProvisioningTests",
            uses: [
                "TestTenants", "TestDatabase", "Provisioning", "Events", "Tenancy", "Jobs", "SCIM", "Postgres", "JSON",
                crypto,
            ]),
        tests(
            "NotificationsTests",
            uses: [
                "TestTenants", "TestDatabase", "SeededGenerator", "Notifications", "Events", "Tenancy", "Jobs",
                "Postgres", "JSON", crypto,
            ]),
        tests(
            "OutboundTests",
            uses: ["Outbound", "Mail", nioCore, nioPosix, nioHTTP1, nioSSL, nioTLS, httpTypes, logging]),
        tests(
            "JobHandlersTests",
            uses: [
                "TestTenants", "TestDatabase", "SeededGenerator", "JobHandlers", "Outbound", "Notifications",
                "Licensing", "Directory", "SCIM", "Events", "Tenancy", "Jobs", "Mail", "Postgres", "JSON", logging,
                crypto, metrics, nioCore, nioPosix,
            ]),
        tests(
            "WebTests", uses: ["Web", "Postgres", "JSON", hummingbird, hummingbirdTesting, httpTypes, logging, nioCore]),
        .testTarget(
            name: "SCIMAPITests",
            dependencies: [
                "TestTenants", "TestDatabase", "SCIMAPI", "Web", "Provisioning", "Directory", "Events", "Tenancy",
                "Jobs",
                "SCIM", "Postgres", "JSON", crypto, hummingbird, hummingbirdTesting, httpTypes, nioCore,
            ], exclude: ["Fixtures"], swiftSettings: swiftSettings),
        tests(
            "AdminAPITests",
            uses: [
                "TestTenants", "TestDatabase", "AdminAPI", "Web", "Provisioning", "Notifications", "Licensing",
                "Directory", "Events",
                "Tenancy", "Jobs", "Postgres", "JSON", crypto, hummingbird, hummingbirdTesting, httpTypes, nioCore,
            ]),
        tests(
            "ConsoleTests",
            uses: [
                "Console", "AdminAPI", "Web", "Provisioning", "Notifications", "Licensing", "Tenancy", "Jobs", "JSON",
                httpTypes,
                mustache,
            ]),
        tests("AppTests", uses: ["App", "Mail", "Outbound", "JSON"]),
    ],
    swiftLanguageModes: [.v6]
)
