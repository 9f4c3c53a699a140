import Outbound
import Testing

@Suite struct OutboundFailureTests {
    @Test func failuresOfOneKindAreEqual() {
        #expect(OutboundFailure.timedOut == .timedOut)
    }
}
