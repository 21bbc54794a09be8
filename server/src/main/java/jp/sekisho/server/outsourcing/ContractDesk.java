// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.outsourcing;

import static jp.sekisho.server.database.schema.tables.Contract.CONTRACT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.sekisho.policy.source.SourceLine;
import jp.sekisho.policy.source.SourceReader;
import jp.sekisho.policy.source.SourceReading;
import jp.sekisho.server.access.Permission;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.database.schema.tables.records.ContractRecord;
import jp.sekisho.server.evidence.Actor;
import jp.sekisho.server.evidence.Evidence;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// Reads the text of contracts.
@Component
final class ContractDesk {

    private static final int OFFERED = 1_000;

    private final Evidence evidence;

    ContractDesk(Evidence evidence) {
        this.evidence = evidence;
    }

    /// What became of a contract's text.
    sealed interface Outcome {

        /// It was read, and what is missing stands in the register.
        record Read(long id, String name, List<RequiredClause.Finding> findings)
                implements Outcome {
            public Read {
                findings = List.copyOf(findings);
            }
        }

        /// It was not.
        record Refused(String field, String sentence) implements Outcome {}
    }

    /// Returns the contracts that somebody may change, by id.
    Map<Long, String> contracts(Visit visit) {
        return visit.body()
                .read(db -> {
                    Map<Long, String> found = new LinkedHashMap<>();
                    db.select(CONTRACT.ID, CONTRACT.NAME)
                            .from(CONTRACT)
                            .where(visit.scopeOf(Permission.EDIT_CONTRACTS, CONTRACT.UNIT_ID))
                            .orderBy(CONTRACT.NAME, CONTRACT.ID)
                            .limit(OFFERED)
                            .forEach(row -> found.put(row.value1(), row.value2()));
                    return found;
                });
    }

    /// Reads a contract's file and puts what it lacks into the register.
    Outcome read(Visit visit, String contract, MultipartFile file) {
        return switch (SourceReader.read(bytes(file))) {
            case SourceReading.Refused(int _, String message) ->
                    new Outcome.Refused("file", message);
            case SourceReading.Lines(var _, List<SourceLine> lines) ->
                    record(
                            visit,
                            contract,
                            RequiredClause.find(lines.stream().map(SourceLine::text).toList()));
        };
    }

    private Outcome record(Visit visit, String contract, List<RequiredClause.Finding> findings) {
        String missing =
                findings.stream()
                        .filter(finding -> finding.words().isEmpty())
                        .map(finding -> finding.clause().label())
                        .collect(Collectors.joining("、"));
        return evidence.change(
                visit.body(),
                new Actor(visit.name()),
                "契約書の条項を読み取って確かめた",
                change -> {
                    ContractRecord row =
                            contract.matches("[0-9]{1,18}")
                                    ? change.db()
                                            .selectFrom(CONTRACT)
                                            .where(CONTRACT.ID.eq(Long.valueOf(contract)))
                                            .and(
                                                    visit.scopeOf(
                                                            Permission.EDIT_CONTRACTS,
                                                            CONTRACT.UNIT_ID))
                                            .fetchOne()
                                    : null;
                    if (row == null) {
                        return new Outcome.Refused("contract", "どの契約かを一覧から選んでください。");
                    }
                    row.setClausesReadOn(visit.today().toString());
                    row.setClausesMissing(missing);
                    change.update(row);
                    return new Outcome.Read(row.getId(), row.getName(), findings);
                });
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
