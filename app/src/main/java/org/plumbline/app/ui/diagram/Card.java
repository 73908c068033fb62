package org.plumbline.app.ui.diagram;

import java.util.Optional;
import org.plumbline.advice.Severity;

/// What a card says.
///
/// @param icon path data on a grid of 16
/// @param tag what it is called where it feeds no parent: `CTE recent`, `InitPlan 1`; may be empty
/// @param name what it does
/// @param target what it works on; may be empty
/// @param heat the figure that it is coloured by; may be empty
/// @param share that figure's part of the whole; may be empty
/// @param rows what came and what was expected; may be empty
/// @param factor how far off that was; may be empty
/// @param wrong the factor is large
/// @param processes `×3` where several ran it; may be empty
/// @param findings how many
/// @param worst the worst of these; none where there are none
/// @param quiet it never ran
/// @param group it stands for similar siblings
/// @param folded how many nodes are folded away in it
record Card(
        String icon, String tag, String name, String target, String heat, String share, String rows, String factor, boolean wrong,
        String processes, int findings, Optional<Severity> worst, boolean quiet, boolean group, int folded) {}
