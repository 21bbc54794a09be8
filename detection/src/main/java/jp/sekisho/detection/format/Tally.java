// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.detection.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was read and what could not be: counted and shown, never in silence.
public final class Tally {

    /// Something that could not be read.
    ///
    /// @param file where
    /// @param line line or record number from 1; 0 for the whole file
    /// @param message one Japanese sentence
    public record Problem(String file, long line, String message) {}

    private long events;
    private long bytes;
    private long unusable;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Long> formats = new TreeMap<>();

    /// Makes a tally at zero.
    public Tally() {}

    /// Counts an event.
    ///
    /// @param size its bytes
    public void event(long size) {
        events++;
        bytes += size;
    }

    /// Counts a file by its format.
    ///
    /// @param format its name
    public void file(String format) {
        formats.merge(format, 1L, Long::sum);
    }

    /// Counts something that could not be read.
    ///
    /// @param file where
    /// @param line line or record number from 1; 0 for the whole file
    /// @param message one Japanese sentence
    public void problem(String file, long line, String message) {
        unusable++;
        if (problems.size() < Limits.MAX_PROBLEMS_SHOWN) {
            problems.add(new Problem(file, line, message));
        }
    }

    /// Adds the counts of another tally.
    ///
    /// @param other of a part of the input that came later
    public void add(Tally other) {
        events += other.events;
        bytes += other.bytes;
        unusable += other.unusable;
        int room = Limits.MAX_PROBLEMS_SHOWN - problems.size();
        problems.addAll(other.problems.subList(0, Math.min(room, other.problems.size())));
        other.formats.forEach((format, count) -> formats.merge(format, count, Long::sum));
    }

    /// Returns how many events were read.
    ///
    /// @return the number
    public long events() {
        return events;
    }

    /// Returns how many bytes the events had.
    ///
    /// @return the number
    public long bytes() {
        return bytes;
    }

    /// Returns how many lines, records or files could not be read.
    ///
    /// @return the number
    public long unusable() {
        return unusable;
    }

    /// Returns the first problems.
    ///
    /// @return at most [Limits#MAX_PROBLEMS_SHOWN]
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// Returns how many files there were of each format.
    ///
    /// @return format → number
    public Map<String, Long> formats() {
        return Map.copyOf(formats);
    }
}
