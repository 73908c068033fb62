package org.plumbline.app.ui.summary;

import java.util.Optional;
import org.plumbline.plan.NodeId;

/// One answer to what is asked first about a plan.
///
/// @param label what was asked: `Most time`
/// @param figure how much of it: `97 %`; may be empty
/// @param name what or where it is
/// @param node where to go; none where there is nothing to go to
/// @param explanation for the tooltip
public record SummaryLandmark(String label, String figure, String name, Optional<NodeId> node, String explanation) {}
