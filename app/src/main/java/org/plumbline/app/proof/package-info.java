/// Rewrites put to the proof: a scratch server of our own, the tables of a person's database made anew there, and both statements run on
/// rows that are made to tell them apart ([org.plumbline.app.proof.ProvingGround]).
package org.plumbline.app.proof;
