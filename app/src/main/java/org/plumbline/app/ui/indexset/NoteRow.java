package org.plumbline.app.ui.indexset;

import java.util.Locale;
import java.util.Optional;
import org.plumbline.index.IndexCandidate;

/// Something beside the set: an index or a statement, and what is said of it.
///
/// @param subject what it is
/// @param words what is said
/// @param candidate the index, where it may be put into the set
record NoteRow(String subject, String words, Optional<IndexCandidate> candidate) {
    boolean matches(String wanted) {
        String looked = wanted.strip().toLowerCase(Locale.ROOT);
        return subject.toLowerCase(Locale.ROOT).contains(looked) || words.toLowerCase(Locale.ROOT).contains(looked);
    }
}
