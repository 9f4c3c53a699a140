import Foundation
import Testing

@testable import Console

@Suite struct MomentViewTests {
    @Test func saysTheMomentInUTCForPeopleAndPrograms() {
        let moment = MomentView(Date(timeIntervalSince1970: 1_764_369_660))
        #expect(moment.machine == "2025-11-28T22:41:00Z")
        #expect(moment.text == "28 Nov 2025, 22:41 UTC")
        #expect(moment.exact == "28 Nov 2025, 22:41:00 UTC")
    }
}
