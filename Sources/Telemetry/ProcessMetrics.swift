import Foundation

/// The figures of this process under the names that Prometheus's client libraries share.
///
/// Read from Linux's `/proc` at each scrape; elsewhere, or when `/proc` is hidden, the list is empty.
package struct ProcessMetrics: Sendable {
    struct Sample: Sendable {
        let name: String
        let kind: MetricFamily.Kind
        let help: String
        let value: Double
    }

    private let directory: String

    package init(directory: String = "/proc") {
        self.directory = directory
    }

    func samples() -> [Sample] {
        [residentMemory(), virtualMemory(), cpuTime(), startTime(), openFiles(), maximumFiles()].compactMap { $0 }
    }

    private func residentMemory() -> Sample? {
        pages(field: 1).map {
            Sample(
                name: "process_resident_memory_bytes", kind: .gauge, help: "Resident memory size in bytes.", value: $0)
        }
    }

    private func virtualMemory() -> Sample? {
        pages(field: 0).map {
            Sample(name: "process_virtual_memory_bytes", kind: .gauge, help: "Virtual memory size in bytes.", value: $0)
        }
    }

    private func cpuTime() -> Sample? {
        guard let stat = stat(), stat.count > 12, let user = Double(stat[11]), let system = Double(stat[12]) else {
            return nil
        }
        return Sample(
            name: "process_cpu_seconds_total", kind: .counter,
            help: "Total user and system CPU time spent in seconds.", value: (user + system) / Self.ticksPerSecond)
    }

    private func startTime() -> Sample? {
        guard let stat = stat(), stat.count > 19, let ticks = Double(stat[19]), let boot = bootTime() else {
            return nil
        }
        return Sample(
            name: "process_start_time_seconds", kind: .gauge,
            help: "Start time of the process since unix epoch in seconds.", value: boot + ticks / Self.ticksPerSecond)
    }

    private func openFiles() -> Sample? {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: directory + "/self/fd") else {
            return nil
        }
        return Sample(
            name: "process_open_fds", kind: .gauge, help: "Number of open file descriptors.",
            value: Double(entries.count))
    }

    private func maximumFiles() -> Sample? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return Sample(
            name: "process_max_fds", kind: .gauge, help: "Maximum number of open file descriptors.",
            value: Double(limit.rlim_cur))
    }

    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    private static let pageSize = Double(sysconf(Int32(_SC_PAGESIZE)))

    private func pages(field: Int) -> Double? {
        let fields = text("/self/statm")?.split(separator: " ") ?? []
        guard fields.count > field, let pages = Double(fields[field]) else { return nil }
        return pages * Self.pageSize
    }

    /// The fields of `stat` after the process's name, which may itself hold spaces and parentheses.
    private func stat() -> [Substring]? {
        guard let stat = text("/self/stat"), let end = stat.lastIndex(of: ")") else { return nil }
        return stat[stat.index(after: end)...].split(separator: " ")
    }

    private func bootTime() -> Double? {
        text("/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
            .flatMap { Double($0.dropFirst("btime ".count)) }
    }

    /// `/proc` files tell size 0, so they are read to their end and not by size.
    private func text(_ path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: directory + path) else { return nil }
        defer { try? file.close() }
        guard let data = try? file.readToEnd() else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
