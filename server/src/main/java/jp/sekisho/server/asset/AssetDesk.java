// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.asset;

import static jp.sekisho.server.database.schema.tables.Asset.ASSET;
import static jp.sekisho.server.database.schema.tables.ClassLevel.CLASS_LEVEL;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.sekisho.server.database.Ids;
import jp.sekisho.server.database.schema.tables.records.AssetRecord;
import jp.sekisho.server.evidence.Change;
import jp.sekisho.server.search.SearchIndex;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/// Enters assets without a form: what a first import or a sample knows already.
@Component
public final class AssetDesk {

    /// The scheme that bodies begin with: 3A, 3B, 3C, 2, 1.
    private static final long SCHEME = 1;

    private static final List<TableField<AssetRecord, String>> NOTHING_SAID =
            List.of(
                    ASSET.PLACE,
                    ASSET.MARKS,
                    ASSET.RETENTION,
                    ASSET.CHANGED_ON,
                    ASSET.REVIEW_ON,
                    ASSET.REVIEWED_ON,
                    ASSET.ENDED_ON,
                    ASSET.NOTES);

    private final Ids ids;

    AssetDesk(Ids ids) {
        this.ids = ids;
    }

    /// Begins an asset of a unit; what is not said of it is not known.
    ///
    /// @param change the change under way
    /// @param name what it is called
    /// @param kind what it is
    /// @param unit the unit that answers for it
    public Draft begin(Change change, String name, AssetKind kind, long unit) {
        AssetRecord row = new AssetRecord();
        NOTHING_SAID.forEach(column -> row.set(column, ""));
        row.setId(ids.next());
        row.setName(name);
        row.setKind(kind.name());
        row.setUnitId(unit);
        row.setPersonal(Personal.UNKNOWN.name());
        row.setMedium(AssetMedium.UNKNOWN.name());
        return new Draft(change, row);
    }

    /// Finds an asset by its name.
    ///
    /// @throws IllegalArgumentException where there is none, or more than one
    public long find(Change change, String name) {
        List<Long> found =
                change.db().select(ASSET.ID).from(ASSET).where(ASSET.NAME.eq(name)).fetch(ASSET.ID);
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " assets are called " + name);
        }
        return found.getFirst();
    }

    /// Classifies an asset by the codes of the scheme in use.
    ///
    /// @param classes confidentiality, integrity and availability: `3B・2・2`
    public void classify(Change change, long id, String classes) {
        change(change, id, row -> classified(change, row, classes));
    }

    /// Notes that somebody looked at an asset.
    ///
    /// @param on the day
    public void reviewed(Change change, long id, LocalDate on) {
        change(change, id, row -> reviewed(row, on));
    }

    /// Notes when an asset itself was changed last: a system, its specification, its diagram.
    ///
    /// @param on the day
    public void changed(Change change, long id, LocalDate on) {
        change(change, id, row -> row.setChangedOn(on.toString()));
    }

    private void change(Change change, long id, Consumer<AssetRecord> what) {
        AssetRecord row = change.db().fetchSingle(ASSET, ASSET.ID.eq(id));
        what.accept(row);
        change.update(row);
    }

    private static void reviewed(AssetRecord row, LocalDate on) {
        row.setReviewedOn(on.toString());
        row.setReviewOn(on.plusYears(1).toString());
    }

    private static void classified(Change change, AssetRecord row, String classes) {
        String[] codes = classes.split("・", -1);
        row.setConfidentialityId(level(change, Dimension.CONFIDENTIALITY, codes[0]));
        row.setIntegrityId(level(change, Dimension.INTEGRITY, codes[1]));
        row.setAvailabilityId(level(change, Dimension.AVAILABILITY, codes[2]));
    }

    private static Long level(Change change, Dimension dimension, String code) {
        return Objects.requireNonNull(
                change.db()
                        .select(CLASS_LEVEL.ID)
                        .from(CLASS_LEVEL)
                        .where(
                                CLASS_LEVEL.SCHEME_ID.eq(SCHEME),
                                CLASS_LEVEL.DIMENSION.eq(dimension.name()),
                                CLASS_LEVEL.CODE.eq(code))
                        .fetchSingle(CLASS_LEVEL.ID));
    }

    /// An asset while it is described.
    public static final class Draft {

        private final Change change;
        private final AssetRecord row;

        private Draft(Change change, AssetRecord row) {
            this.change = change;
            this.row = row;
        }

        /// Says its classes: `3B・2・2`.
        public Draft classes(String classes) {
            classified(change, row, classes);
            return this;
        }

        /// Says what it tells about persons.
        public Draft personal(Personal personal) {
            row.setPersonal(personal.name());
            return this;
        }

        /// Says on what it is kept, and where.
        public Draft kept(AssetMedium medium, String place) {
            row.setMedium(medium.name());
            row.setPlace(place);
            return this;
        }

        /// Says in which zone it is used.
        public Draft zone(long zone) {
            row.setZoneId(zone);
            return this;
        }

        /// Says to which system it belongs.
        public Draft system(long system) {
            row.setSystemId(system);
            return this;
        }

        /// Says who keeps it.
        public Draft owner(long person) {
            row.setOwnerId(person);
            return this;
        }

        /// Says how many years it is kept from the end of its fiscal year: 1, 3, 5, 7, 10, 20 or
        /// 30.
        public Draft retention(int years) {
            row.setRetention(Integer.toString(years));
            return this;
        }

        /// Says when it was changed last.
        public Draft changed(LocalDate on) {
            row.setChangedOn(on.toString());
            return this;
        }

        /// Says when somebody looked at it last; it is looked at again a year later.
        public Draft reviewed(LocalDate on) {
            AssetDesk.reviewed(row, on);
            return this;
        }

        /// Adds a remark.
        public Draft notes(String notes) {
            row.setNotes(notes);
            return this;
        }

        /// Enters it.
        ///
        /// @return its id
        public long enter() {
            change.insert(row);
            SearchIndex.put(
                    change,
                    ASSET.getName(),
                    List.of(
                            new SearchIndex.Entry(
                                    row.getId(),
                                    row.getName(),
                                    Stream.of(row.getName(), row.getPlace(), row.getNotes())
                                            .filter(Objects::nonNull)
                                            .filter(text -> !text.isEmpty())
                                            .toList())));
            return row.getId();
        }
    }
}
