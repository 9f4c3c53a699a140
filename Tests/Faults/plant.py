#!/usr/bin/env python3
"""Plants known faults in a copy of the sources, a few at a time, and tells which of their tests stay green.

usage: Tests/Faults/plant.py [part of a fault's name ...]   in a clean working copy, which is clean again afterwards
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One edit, and the test of SCIMAPITests that must go red for it."""

    name: str
    file: str
    old: str
    new: str
    test: str


PATCH, SEARCH = "SCIM/Patch", "SCIM/Messages/SearchRequest.swift"

# Each batch is built once; its faults don't meet in one another's tests.
BATCHES = [
    [
        Fault("members[filter] remove clears all", f"{PATCH}/GroupPatch.swift",
              "return filter.values(of: \"value\").map(MembershipChange.remove) ?? .removeMatching(filter)",
              "return filter.values(of: \"value\").map { _ in .removeAll } ?? .removeMatching(filter)",
              "aRemovalByFilterTakesThoseOnly"),
        Fault("PATCH not atomic", f"{PATCH}/PatchEngine.swift",
              "throw error.at(\"Operations[\\(operation.index)]\")", "_ = error", "aPatchIsAllOrNothing"),
        Fault("two primaries kept", f"{PATCH}/PatchDraft+Multiple.swift",
              "object[\"primary\"] = false", "object[\"primary\"] = true", "oneValueIsPrimary"),
        Fault("lastModified frozen", "Directory/Resources/StoredResource.swift",
              "createdAt: createdAt, updatedAt: now", "createdAt: createdAt, updatedAt: updatedAt",
              "aChangeMovesTheTimeOfTheLastOne"),
        Fault("If-Match ignored", "SCIMAPI/ResourceEndpoint.swift",
              "VersionCondition(ifMatch: request.headers[.ifMatch])", "VersionCondition(ifMatch: nil)",
              "ifMatchIsHonoured"),
        Fault("If-None-Match ignored", "SCIMAPI/ReadResource.swift",
              "VersionCondition(ifMatch: known).allows(resource.version)", "known.isEmpty", "ifNoneMatchIsHonoured"),
        Fault("deleted user left in groups", "Directory/Users/UserStore+Deleting.swift",
              "removal.remove(id, from: groups, at: now, in: transaction)", "_ = (removal, groups, now)",
              "aDeletedPersonLeavesItsGroups"),
        Fault("extension URN missing from schemas", "SCIM/Resource/ResourceDraft.swift",
              "schemas.append(.string(definition.id))", "", "schemasListTheExtensionsInUse"),
        Fault("client sets id", "Directory/Users/UserStore+Creating.swift",
              "id: id ?? identifiers.next(at: now)",
              "id: (body[\"id\"]?.stringValue).flatMap { UUID(uuidString: $0) } ?? identifiers.next(at: now)",
              "theServerChoosesTheId"),
        Fault("PUT merging", "SCIM/Resource/ResourceValidator.swift",
              "guard case .object(var object)? = new, case", "guard let new else { return old }\n"
              "        guard case .object(var object) = new, case", "aReplacementIsNoMerge"),
        Fault("bulkId unresolved", "SCIM/Bulk/BulkReference.swift", "return .string(try id(bulkID))",
              "_ = try id(bulkID)\n            return value", "resolvesReferencesForwardsAndBackwards"),
        Fault("not ignored", "SCIM/Filter/FilterParser.swift",
              "return .not(try parenthesized(within: parent, depth: depth))",
              "return try parenthesized(within: parent, depth: depth)", "negationIsHonoured"),
        Fault("startIndex ignored", SEARCH,
              "PageRequest(startIndex: filled(\"startIndex\"),", "PageRequest(startIndex: nil,",
              "startIndexIsHonoured"),
        Fault("attributes ignored", "SCIM/Messages/Projection.swift",
              "choice = .only(Self.paths(names, schema))", "_ = names; choice = .standard", "attributesAreHonoured"),
        Fault("bad filter answered with everything", SEARCH,
              "parameter(\"filter\")\n        filter = try filterText.map { (text) throws(SCIMError) in\n            try FilterParser",
              "parameter(\"filter\")\n        filter = filterText.flatMap { text in\n            try? FilterParser",
              "aBadFilterSelectsNobody"),
        Fault("unknown path answered 200", "Web/FrontDoor.swift",
              "throw Failure.unknownPath", "return Response(status: .ok)", "anUnknownPathIsNotFound"),
        Fault("eq case-sensitive on userName", "Directory/Search/UserFields.swift",
              "FixedColumn.text(\"u.user_name_key\", isNullable: false, comparison, value)",
              "FixedColumn.text(\"u.user_name\", isNullable: false, comparison, value)",
              "userNamesAreFoundWhateverTheirCase"),
        Fault("eq case-insensitive on externalId", "Directory/Search/OneElement.swift",
              "exists(.text(column, isNullable: false, isIndexed: true, comparison, text))",
              "exists(.text(\"lower(\\(column))\", isNullable: false, comparison, text.lowercased()))",
              "externalIDsAreFoundInTheirCaseOnly"),
        Fault("password returned", "SCIM/Schema/SchemaDefinition+User.swift",
              "neither stored nor returned.\").secret,", "neither stored nor returned.\"),", "aPasswordIsNeverReturned"),
    ],
    [
        Fault("count ignored", SEARCH, "count: filled(\"count\"), bounds", "count: nil, bounds", "countIsHonoured"),
        Fault("or binding tighter than and", "SCIM/Filter/FilterParser.swift",
              "step(over: \"or\")", "step(over: \"and\")", "andBindsTighterThanOr"),
        Fault("sort ignored", "SCIM/Messages/Sort.swift",
              "case \"descending\": isDescending = true", "case \"descending\": isDescending = false",
              "orderIsHonoured"),
        Fault("duplicate-name switch ignored", "Directory/Groups/GroupIndex.swift",
              "nameIsExclusive = !policy.allowsDuplicateGroupNames", "nameIsExclusive = true",
              "groupsShareNamesWhereTheyMay"),
    ],
    [
        Fault("sortBy ignored", SEARCH,
              "sort = try filled(\"sortBy\").map { (name) throws(SCIMError) in\n"
              "            try Sort(sortBy: name, sortOrder: parameter(\"sortOrder\"), for: schema)\n        }",
              "sort = nil", "orderIsHonoured"),
        Fault("group names never unique", "Directory/Groups/GroupIndex.swift",
              "nameIsExclusive = !policy.allowsDuplicateGroupNames", "nameIsExclusive = false",
              "groupsShareNamesWhereTheyMay"),
        Fault("own type lists all types", "Directory/Search/ResourceSearch.swift",
              "if let scope = table.scope {", "if false, let scope = table.scope {", "listsAreFilteredSortedAndPaged"),
        Fault("own unique values not folded", "Directory/Unique/UniqueValues.swift",
              "definition.isCaseExact ? text : CaseFolding.key(text)", "text", "whatIsUniqueIsFoundAndTakenOnce"),
        Fault("own required extension forgotten", "SCIM/Resource/ResourceRules.swift",
              "where listed.isRequired && resource", "where false && resource", "aRequiredExtensionIsThereAfterEveryWrite"),
        Fault("own write-only attribute kept", f"{PATCH}/PatchDraft.swift",
              "path.definition.mutability == .writeOnly ||", "false ||", "secretsAreTakenAndNotKept"),
        Fault("own undefined endpoint answered 501", "SCIMAPI/OwnEndpoints.swift",
              "else { throw .unknownPath }", "else { throw .notImplemented(\"\") }", "whatNobodyDefinedIsNotFound"),
    ],
]


def plant(fault: Fault) -> None:
    path = Path("Sources") / fault.file
    text = path.read_text()
    if fault.name == "or binding tighter than and":
        words = {fault.old: fault.new, fault.new: fault.old}
        path.write_text(re.sub("|".join(map(re.escape, words)), lambda found: words[found[0]], text))
        return
    assert text.count(fault.old) == 1, f"{fault.name}: {fault.file} has changed; {text.count(fault.old)} places"
    path.write_text(text.replace(fault.old, fault.new))


def run(batch: list[Fault]) -> list[str]:
    """Builds with the faults of a batch in; what stayed green or didn't run."""
    try:
        for fault in batch:
            plant(fault)
        subprocess.run(["swift", "build", "--build-tests", "-q"], check=True)
        tests = "|".join(f"{fault.test}\\(" for fault in batch)
        done = subprocess.run(
            ["scripts/with-postgres", "swift", "test", "--skip-build", "--filter", f"SCIMAPITests.*({tests})"],
            capture_output=True, text=True)
        output = done.stdout + done.stderr
    finally:
        subprocess.run(["git", "checkout", "-q", "--", "Sources"], check=True)
    green = []
    for fault in batch:
        failures = re.findall(rf"✘ Test {fault.test}\(.*", output)
        issue = next((line for line in failures if "Expectation failed" in line), "")
        print(f"{'red  ' if failures else 'GREEN'} {fault.name}: {fault.test} {issue[:120]}", flush=True)
        if not failures:
            green.append(fault.name)
    return green


def main() -> None:
    if subprocess.run(["git", "diff", "--quiet", "--", "Sources"]).returncode:
        sys.exit("Sources/ has changes of its own; commit them first.")
    chosen = [[f for f in batch if not sys.argv[1:] or any(word in f.name for word in sys.argv[1:])] for batch in BATCHES]
    green = [name for batch in chosen if batch for name in run(batch)]
    sys.exit(f"Nobody noticed: {', '.join(green)}" if green else 0)


if __name__ == "__main__":
    main()
