/// Two plans beside each other: which nodes do the same work, what differs between them beyond noise, and what of it matters; and many runs
/// of one statement.
package org.plumbline.plan.compare;
