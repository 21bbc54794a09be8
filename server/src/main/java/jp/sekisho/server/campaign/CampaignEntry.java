// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.campaign;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.server.access.Visit;
import jp.sekisho.server.evidence.Change;
import org.springframework.stereotype.Component;

/// Opens and answers campaigns within a change that another feature has under way, by the same
/// rules as the pages.
@Component
public final class CampaignEntry {

    private final CampaignDesk desk;
    private final CampaignAnswerDesk answers;
    private final AnswerFiles files;

    CampaignEntry(CampaignDesk desk, CampaignAnswerDesk answers, AnswerFiles files) {
        this.desk = desk;
        this.answers = answers;
        this.files = files;
    }

    /// Opens a campaign.
    ///
    /// @param change the change under way
    /// @param visit who opens it, on which day
    /// @param typed what the form would send
    /// @return the campaign's id
    /// @throws IllegalArgumentException where it is not taken; says why
    public long open(Change change, Visit visit, Map<String, String> typed) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<CampaignDesk.Draft> draft = new CampaignForm(visit, typed, errors).draft();
        return draft.flatMap(whole -> desk.open(change, visit, whole))
                .orElseThrow(() -> new IllegalArgumentException("not opened: " + errors));
    }

    /// Answers.
    ///
    /// @param change the change under way
    /// @param visit who answers, on which day
    /// @param campaign which
    /// @param typed the answers, by the number of the question
    /// @param sent names and contents of files, by the number of the question
    /// @throws IllegalArgumentException where they are not taken; says why
    public void answer(
            Change change,
            Visit visit,
            long campaign,
            Map<Integer, String> typed,
            Map<Integer, Map.Entry<String, byte[]>> sent) {
        CampaignAnswerDesk.Outcome outcome = answers.answer(change, visit, campaign, typed);
        for (var file : sent.entrySet()) {
            AnswerFiles.Upload upload =
                    files.take(
                            visit,
                            file.getValue().getKey(),
                            new ByteArrayInputStream(file.getValue().getValue()));
            if (!(upload instanceof AnswerFiles.Upload.Kept(var kept))) {
                throw new IllegalArgumentException("not taken: " + upload);
            }
            outcome = answers.file(change, visit, campaign, file.getKey(), kept);
        }
        if (outcome instanceof CampaignAnswerDesk.Outcome.Kept) {
            outcome = answers.finish(change, visit, campaign);
        }
        if (!(outcome instanceof CampaignAnswerDesk.Outcome.Taken)) {
            throw new IllegalArgumentException("not taken: " + outcome);
        }
    }
}
