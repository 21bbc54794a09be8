// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The published top document (基本方針) of a body, read from its text.
///
/// Everything stands in the order of the text. Words are the source's own; what is doubtful in them
/// stands in `problems`.
///
/// @param title the title as it stands in the text, without the mark ○ of a code of regulations;
///   empty where the text has none, which is then a problem too
/// @param body the body's name as the title gives it (山鳥町); empty where the title names none
/// @param history adoption, revisions and enforcement that the text states
/// @param clauses the top-level clauses
/// @param definitions the entries of the definitions clause
/// @param abbreviations terms introduced in passing (以下「…」という。)
/// @param references references from clause to clause
/// @param statements what the text obliges, forbids or permits, sentence by sentence
/// @param ownDefinitions what follows from the body's own words for later duties
/// @param problems what a person should look at, in the order of the lines
public record BasicPolicy(
        String title,
        String body,
        List<HistoryEvent> history,
        List<Clause> clauses,
        List<Definition> definitions,
        List<Abbreviation> abbreviations,
        List<Reference> references,
        List<Statement> statements,
        OwnDefinitions ownDefinitions,
        List<Problem> problems) {
    public BasicPolicy {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(ownDefinitions, "ownDefinitions");
        if (title.isBlank() && !title.isEmpty()) {
            throw new IllegalArgumentException("title must be words or empty");
        }
        history = List.copyOf(history);
        clauses = List.copyOf(clauses);
        definitions = List.copyOf(definitions);
        abbreviations = List.copyOf(abbreviations);
        references = List.copyOf(references);
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
        Set<ClauseId> ids = new HashSet<>();
        clauses.stream()
                .flatMap(Clause::withDescendants)
                .map(Clause::id)
                .filter(id -> !ids.add(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException("two clauses have the id " + id);
                });
    }

    /// Returns every clause, each before its children (depth first).
    public Stream<Clause> allClauses() {
        return clauses.stream().flatMap(Clause::withDescendants);
    }

    /// Returns the clause with this id.
    public Optional<Clause> clause(ClauseId id) {
        return allClauses().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /// Returns every clause of this role, parents before children.
    public Stream<Clause> clausesOf(Role role) {
        return allClauses().filter(clause -> clause.role() == role);
    }

    /// Returns what the text obliges in this clause itself, without its children.
    public List<Statement> statementsOf(ClauseId id) {
        return statements.stream().filter(statement -> statement.clause().equals(id)).toList();
    }

    /// Returns the definition of exactly this term.
    public Optional<Definition> definition(String term) {
        return definitions.stream().filter(entry -> entry.term().equals(term)).findFirst();
    }
}
