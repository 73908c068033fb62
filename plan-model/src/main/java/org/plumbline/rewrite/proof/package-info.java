/// Rewrites put to the proof: tables with few rows that are made to tell two statements apart, what both answer, and where they differ.
/// Who runs the statements is outside ([org.plumbline.rewrite.proof.ProofBench]).
package org.plumbline.rewrite.proof;
