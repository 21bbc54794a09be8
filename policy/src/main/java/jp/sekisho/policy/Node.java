// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A piece of the text while its tree is being built.
final class Node {

    final @Nullable Mark mark;

    /// Everything behind the mark, before heading and text are told apart.
    final Passage words;

    final int firstLine;
    final List<Node> children = new ArrayList<>();
    @Nullable Node parent;

    /// Whether `words` is a heading without a mark.
    boolean unmarkedHeading;

    /// Whether the source's number and heading of this clause are missing.
    boolean lost;

    /// Whether this stands before the first clause.
    boolean preamble;

    Passage heading = new Passage();
    Passage text = new Passage();
    Role role = Role.OTHER;
    Clause.Kind kind = Clause.Kind.PARAGRAPH;
    @Nullable ClauseId id;

    Node(@Nullable Mark mark, Passage words, int firstLine) {
        this.mark = mark;
        this.words = words;
        this.firstLine = firstLine;
    }

    static Node root() {
        return new Node(null, new Passage(), 1);
    }

    boolean isRoot() {
        return parent == null;
    }

    /// Whether this is a paragraph without mark and heading.
    boolean isPlainParagraph() {
        return mark == null && !unmarkedHeading && !lost && heading.isEmpty() && !isRoot();
    }

    boolean hasStyle(Mark.Style style) {
        return mark != null && mark.style() == style;
    }

    int ordinal() {
        return mark == null ? 0 : mark.ordinal();
    }

    String label() {
        return mark == null || mark.style() == Mark.Style.BULLET ? "" : mark.label();
    }

    ClauseId id() {
        if (id == null) {
            throw new IllegalStateException("no id yet at line " + firstLine);
        }
        return id;
    }

    Node parent() {
        if (parent == null) {
            throw new IllegalStateException("the root has no parent");
        }
        return parent;
    }

    void add(Node child) {
        child.parent = this;
        children.add(child);
    }

    int lastLine() {
        int last = Math.max(firstLine, Math.max(words.lastLine(), heading.lastLine()));
        last = Math.max(last, text.lastLine());
        return children.isEmpty() ? last : Math.max(last, children.getLast().lastLine());
    }

    /// This node's own last line, without its children.
    int lastOwnLine() {
        return Math.max(firstLine, Math.max(heading.lastLine(), text.lastLine()));
    }

    /// This and everything below, parents first.
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    /// Every piece below the root.
    Stream<Node> below() {
        return children.stream().flatMap(Node::all);
    }

    /// The enclosing pieces, nearest first, without the root.
    Stream<Node> ancestors() {
        List<Node> path = new ArrayList<>();
        for (Node at = parent; at != null && !at.isRoot(); at = at.parent) {
            path.add(at);
        }
        return path.stream();
    }

    /// What a person would call this piece: its label and heading.
    String name() {
        String name = (label() + " " + heading.text()).strip();
        return name.isEmpty() ? Problems.quote(text.text()) : name;
    }
}
