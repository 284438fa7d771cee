import type { Language } from '../../runs/run.ts';
import type { ObjectKind } from '../mapping/claims-record.ts';

type Words = Readonly<Record<Language, string>>;

/** What a settled record of claims is, as the log of a session says it. */
export const claimsRecordWords: Readonly<
  Record<ObjectKind | 'claim' | 'insured-A' | 'insured-C' | 'insured-E' | 'invoice' | 'undo', Words>
> = {
  claim: { fr: 'sinistre', en: 'claim' },
  undo: { fr: 'sinistre à remettre en place', en: 'claim to put back' },
  'insured-A': { fr: 'assuré principal', en: 'main insured' },
  'insured-C': { fr: 'conjoint', en: 'spouse' },
  'insured-E': { fr: 'enfant', en: 'child' },
  invoice: { fr: 'facture', en: 'invoice' },
  'act-category': { fr: 'catégorie d’acte', en: 'category of acts' },
  'act-family': { fr: 'famille d’actes', en: 'family of acts' },
  act: { fr: 'acte', en: 'act' },
  partner: { fr: 'partenaire', en: 'partner' },
  'payment-method': { fr: 'moyen de paiement', en: 'payment method' },
  operator: { fr: 'opérateur', en: 'operator' },
  client: { fr: 'client', en: 'client' },
  policy: { fr: 'police', en: 'policy' },
};
