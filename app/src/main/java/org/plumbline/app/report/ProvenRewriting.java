package org.plumbline.app.report;

import java.util.Optional;
import org.plumbline.rewrite.Rewriting;
import org.plumbline.rewrite.proof.ProofOutcome;

/// A rewrite, and what came of putting it to the proof.
///
/// @param proof none where nobody asked for it
public record ProvenRewriting(Rewriting rewriting, Optional<ProofOutcome> proof) {}
