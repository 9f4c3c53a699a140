import Testing

@testable import Console

@Suite struct OperatorDoneTests {
    @Test(arguments: OperatorDone.Word.allCases)
    func everyWordIsASentence(word: OperatorDone.Word) throws {
        let done = try #require(OperatorDone("done=\(OperatorDone(word).text)"))
        #expect(done.word == word)
        #expect(done.sentence.hasSuffix("."))
    }

    @Test func aNumberStandsInItsSentence() {
        #expect(OperatorDone("done=jobs-retried.1200")?.sentence == "1,200 jobs are ready again.")
        #expect(OperatorDone("done=jobs-discarded.1")?.sentence == "1 job is given up.")
        #expect(OperatorDone(.jobsRetried, count: 3).text == "jobs-retried.3")
    }

    @Test func whatNobodyKnowsSaysNothing() {
        for query in [nil, "", "done=", "done=hello", "done=.5", "done=paused&done=resumed"] {
            #expect(OperatorDone(query) == nil)
        }
        #expect(OperatorDone("done=jobs-retried.<b>")?.sentence == "The jobs are ready again.")
    }
}
