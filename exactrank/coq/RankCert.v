(* A certificate of the rank of a rational matrix, and a program that decides it, proved right.

   The matrix A is m x n; its entries are fractions of integers, given as rows of pairs (numerator, denominator).
   A certificate of rank r consists of

     I, J   r rows and r columns of A, counted from 0,
     X, d   an r x r integer matrix and an integer d <> 0,
     F, s   an r x n integer matrix and an integer s <> 0,
     N, e   an m x n integer matrix and an integer e <> 0 with N = e A, which clears the denominators of A.

   Lower bound: N[I, J] X = d I, so r rows and columns of A meet in an invertible matrix, and rank A >= r.
   Upper bound: s N = N[., J] F, so every row of A is a combination of the r rows of F, and rank A <= r.

   These are equations between integers, which `accepts` decides by multiplying and comparing; `rank_certificate` is
   the theorem that they prove the rank over the field of the rational numbers. It needs no axiom.
   Coq 8.16 with mathcomp 1.15 (algebra and zify). *)

From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.zify Require Import ssrZ.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory.
Local Open Scope ring_scope.
Delimit Scope Z_scope with Z. (* the integers to compute with, not those of mathcomp *)

(* ---- The mathematics, over any field ---- *)

Section Bounds.

Variables (K : fieldType) (m n r : nat) (A : 'M[K]_(m, n)).

(* rank A <= r, because the rows of A are combinations of the r rows of F. *)
Lemma rank_at_most (C : 'M[K]_(m, r)) (F : 'M[K]_(r, n)) (s : K) :
  s != 0 -> s *: A = C *m F -> (\rank A <= r)%N.
Proof. by move=> s0 sA; rewrite -(mxrank_scale_nz A s0) sA mulmx_max_rank. Qed.

(* rank A >= r, because a product with A as a factor is d I, which has rank r. *)
Lemma rank_at_least (L : 'M[K]_(r, m)) (P : 'M[K]_(n, r)) (d : K) :
  d != 0 -> L *m A *m P = d%:M -> (r <= \rank A)%N.
Proof.
move=> d0 LAP.
have <- : \rank (d%:M : 'M[K]_r) = r by rewrite -scalemx1 mxrank_scale_nz // mxrank1.
by rewrite -LAP; apply: leq_trans (mxrankM_maxl _ _) (mxrankM_maxr _ _).
Qed.

End Bounds.

(* ---- Integers and rows of them, with which a computer can compute ---- *)

(* The rational number that an integer is. *)
Definition rat_of_Z (z : Z) : rat := (int_of_Z z)%:~R.

Lemma rat_of_ZD x y : rat_of_Z (x + y)%Z = rat_of_Z x + rat_of_Z y.
Proof. by rewrite /rat_of_Z -intrD (raddfD (Additive ZInstances.int_of_Z_is_additive)). Qed.

Lemma rat_of_ZM x y : rat_of_Z (x * y)%Z = rat_of_Z x * rat_of_Z y.
Proof. by rewrite /rat_of_Z -intrM; congr (_%:~R); exact: (fst ZInstances.int_of_Z_is_multiplicative). Qed.

Lemma rat_of_Z_neq0 x : ~~ Z.eqb x 0%Z -> rat_of_Z x != 0.
Proof. by move=> x0; rewrite intr_eq0; apply: contra x0 => /eqP e; rewrite -[x]int_of_ZK e. Qed.

(* Rows of integers; where there is no entry stands 0. *)
Definition rows_of_Z := seq (seq Z).
Definition entry (N : rows_of_Z) (i j : nat) : Z := nth 0%Z (nth [::] N i) j.
Definition to_matrix (m n : nat) (N : rows_of_Z) : 'M[rat]_(m, n) := \matrix_(i, j) rat_of_Z (entry N i j).

(* f 0 * g 0 + ... + f (k-1) * g (k-1) *)
Fixpoint dot (k : nat) (f g : nat -> Z) : Z := if k is l.+1 then (dot l f g + f l * g l)%Z else 0%Z.

Lemma dotE k f g : rat_of_Z (dot k f g) = \sum_(l < k) rat_of_Z (f l) * rat_of_Z (g l).
Proof. by elim: k => [|k IH] /=; rewrite ?big_ord0 // big_ord_recr rat_of_ZD rat_of_ZM IH. Qed.

(* Does p hold for all pairs (i, j) with i < m and j < n? *)
Definition all_entries (m n : nat) (p : nat -> nat -> bool) : bool := all (fun i => all (p i) (iota 0 n)) (iota 0 m).

Lemma all_entriesP (m n : nat) p (i : 'I_m) (j : 'I_n) : all_entries m n p -> p i j.
Proof.
move=> /allP ok; have /allP ok_i : all (p i) (iota 0 n) by apply: ok; rewrite mem_iota /= ltn_ord.
by apply: ok_i; rewrite mem_iota /= ltn_ord.
Qed.

(* ---- The problem: a matrix of fractions ---- *)

Definition rows_of_fractions := seq (seq (Z * Z)).
Definition fraction (A : rows_of_fractions) (i j : nat) : Z * Z := nth (0%Z, 1%Z) (nth [::] A i) j.
Definition matrix_of (m n : nat) (A : rows_of_fractions) : 'M[rat]_(m, n) :=
  \matrix_(i, j) (rat_of_Z (fraction A i j).1 / rat_of_Z (fraction A i j).2).

(* N = e A, entry by entry: e times the numerator is the denominator times the entry of N. *)
Definition same_entry (A : rows_of_fractions) (e : Z) (N : rows_of_Z) (i j : nat) : bool :=
  ~~ Z.eqb (fraction A i j).2 0 && Z.eqb (e * (fraction A i j).1) ((fraction A i j).2 * entry N i j).
Definition cleared (m n : nat) (A : rows_of_fractions) (e : Z) (N : rows_of_Z) : bool :=
  ~~ Z.eqb e 0 && all_entries m n (same_entry A e N).

Lemma clearedP (m n : nat) A e N :
  cleared m n A e N -> rat_of_Z e != 0 /\ rat_of_Z e *: matrix_of m n A = to_matrix m n N.
Proof.
case/andP => e0 same; split; first exact: rat_of_Z_neq0.
apply/matrixP => i j; rewrite !mxE.
have /andP[/rat_of_Z_neq0 b0 /Z.eqb_eq ab] := all_entriesP i j same.
by rewrite mulrA -rat_of_ZM ab rat_of_ZM mulrAC mulfV // mul1r.
Qed.

(* ---- The certificate ---- *)

(* N[I, J] X = d I at the place (i, j), and s N = N[., J] F there. *)
Definition inverse_at (r : nat) (N : rows_of_Z) (I J : seq nat) (X : rows_of_Z) (d : Z) (i j : nat) : bool :=
  Z.eqb (dot r (fun k => entry N (nth 0%N I i) (nth 0%N J k)) (fun k => entry X k j)) (if (i == j)%N then d else 0%Z).
Definition factors_at (r : nat) (N : rows_of_Z) (J : seq nat) (F : rows_of_Z) (s : Z) (i j : nat) : bool :=
  Z.eqb (s * entry N i j) (dot r (fun k => entry N i (nth 0%N J k)) (fun k => entry F k j)).

Definition accepts (m n r : nat) (N : rows_of_Z) (I J : seq nat) (X F : rows_of_Z) (d s : Z) : bool :=
  [&& ~~ Z.eqb d 0 && ~~ Z.eqb s 0,
      all (fun i => i < m)%N I && (size I == r), all (fun j => j < n)%N J && (size J == r),
      all_entries r r (inverse_at r N I J X d) & all_entries m n (factors_at r N J F s)].

(* The k-th index of a list as a row or column number: a list of r numbers below m. *)
Lemma index_below (m r : nat) (I : seq nat) (k : 'I_r) : all (fun i => i < m)%N I && (size I == r) -> (nth 0%N I k < m)%N.
Proof. by case/andP => /allP inI /eqP szI; apply: inI; rewrite mem_nth // szI. Qed.

Lemma accepts_rank (m n r : nat) N I J X F d s : accepts m n r N I J X F d s -> \rank (to_matrix m n N) = r.
Proof.
case/and5P => /andP[/rat_of_Z_neq0 d0 /rat_of_Z_neq0 s0] inI inJ SX CF.
pose row_of (k : 'I_r) : 'I_m := Ordinal (index_below k inI).
pose column_of (k : 'I_r) : 'I_n := Ordinal (index_below k inJ).
pose M := to_matrix m n N; pose C := colsub column_of M.
apply/eqP; rewrite eqn_leq; apply/andP; split.
  apply: (@rank_at_most _ _ _ _ _ C (to_matrix r n F) _ s0); apply/matrixP => i j; rewrite !mxE -rat_of_ZM.
  have /Z.eqb_eq -> := all_entriesP i j CF; rewrite dotE.
  by apply: eq_bigr => k _; rewrite !mxE.
apply: (@rank_at_least _ _ _ _ _ (rowsub row_of 1%:M) (colsub column_of 1%:M *m to_matrix r r X) _ d0).
have -> : rowsub row_of 1%:M *m to_matrix m n N *m (colsub column_of 1%:M *m to_matrix r r X)
        = mxsub row_of column_of M *m to_matrix r r X.
  rewrite mulmxA; congr (_ *m _); apply/matrixP => i j; rewrite !mxE (bigD1 (column_of j)) //= !mxE eqxx mulr1.
  rewrite [X in _ + X]big1 ?addr0; last by move=> k /negPf ne; rewrite !mxE ne mulr0.
  rewrite (bigD1 (row_of i)) //= !mxE eqxx mul1r big1 ?addr0 // => k ne.
  by rewrite !mxE eq_sym (negPf ne) mul0r.
apply/matrixP => i j; rewrite !mxE.
have /Z.eqb_eq/(congr1 rat_of_Z) := all_entriesP i j SX; rewrite dotE => SXij.
transitivity (rat_of_Z (if (i == j :> nat) then d else 0%Z)).
  by rewrite -SXij; apply: eq_bigr => k _; rewrite !mxE.
by rewrite -val_eqE; case: eqP => _; rewrite ?mulr1n ?mulr0n.
Qed.

(* The theorem that is applied to every certificate. *)
Theorem rank_certificate (m n r : nat) A e N I J X F d s :
  cleared m n A e N && accepts m n r N I J X F d s -> \rank (matrix_of m n A) = r.
Proof. by case/andP => /clearedP[e0 eA] /accepts_rank <-; rewrite -eA mxrank_scale_nz. Qed.
