package import FoundationEssentials
import Synchronization

/// Makes UUIDs of version 7 (RFC 9562 §5.7): ordered by time, so that indexes stay dense.
///
/// The ids of one generator only ever grow, also within a millisecond and when the clock goes back: the twelve bits after
/// the time are a counter that starts low in each millisecond (RFC 9562 §6.2, method 1), and a full counter borrows the
/// next one. Generators of two processes may interleave within a millisecond.
package struct IdentifierGenerator: Sendable {
    private let state: State

    package init(random: some RandomNumberGenerator & Sendable) {
        state = State(random)
    }

    /// The process's generator, fed by the system's source of randomness.
    package static let random = IdentifierGenerator(random: SystemRandomNumberGenerator())

    /// The next id for the moment given; times before 1970 count as 1970.
    package func next(at time: Date) -> UUID {
        let milliseconds = UInt64(max(0, time.timeIntervalSince1970 * 1000))
        return state.sequence.withLock { $0.next(at: milliseconds) }
    }

    private final class State: Sendable {
        let sequence: Mutex<Sequence>

        init(_ random: some RandomNumberGenerator & Sendable) {
            sequence = Mutex(Sequence(random: random))
        }
    }

    private struct Sequence: Sendable {
        var random: any RandomNumberGenerator & Sendable
        var milliseconds: UInt64 = 0
        var counter: UInt16 = 0

        init(random: any RandomNumberGenerator & Sendable) {
            self.random = random
        }

        mutating func next(at now: UInt64) -> UUID {
            if now > milliseconds {
                milliseconds = now
                // The upper half stays free for counting.
                counter = UInt16(truncatingIfNeeded: random.next()) & 0x07FF
            } else if counter < 0x0FFF {
                counter += 1
            } else {
                milliseconds += 1
                counter = 0
            }
            return UUID(milliseconds: milliseconds, counter: counter, tail: random.next())
        }
    }
}

extension UUID {
    /// Lays the parts out as version 7, variant 10; of `tail` the lower 62 bits count.
    fileprivate init(milliseconds: UInt64, counter: UInt16, tail: UInt64) {
        func byte(_ word: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> shift) }
        self.init(
            uuid: (
                byte(milliseconds, 40), byte(milliseconds, 32), byte(milliseconds, 24), byte(milliseconds, 16),
                byte(milliseconds, 8), byte(milliseconds, 0),
                0x70 | UInt8(counter >> 8), UInt8(counter & 0xFF),
                0x80 | (byte(tail, 56) & 0x3F), byte(tail, 48), byte(tail, 40), byte(tail, 32),
                byte(tail, 24), byte(tail, 16), byte(tail, 8), byte(tail, 0)
            ))
    }
}
