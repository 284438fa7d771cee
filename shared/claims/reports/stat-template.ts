import type { StatField } from '../claims-fields.ts';
import { exampleClaims } from '../example-claims.ts';
import { amountHelp, dayHelp, listHelp, type TemplateHelp, textHelp } from './template-help.ts';

/** Columns of a statement as its template explains them, by canonical field (CLAIMS §1). */
export const statHelp: Readonly<Record<StatField, TemplateHelp>> = {
  claim_id: textHelp(
    'Le numéro du sinistre, écrit comme dans le récap. Un sinistre peut avoir plusieurs lignes : une par acte.',
    'The number of the claim, written as in the recap. A claim may have several rows: one for each act.',
    ...exampleClaims,
  ),
  claim_status: listHelp(
    'status',
    'Réglé, Rejeté, En attente ou Annulé. Les sinistres non réglés sont mis de côté.',
    'Réglé (settled), Rejeté (rejected), En attente (pending) or Annulé (cancelled). Claims that are not settled are set aside.',
    'Réglé',
    'Réglé',
  ),
  incident_date: dayHelp('Le jour des soins.', 'The day of care.', '2026-01-12', '2026-01-15'),
  settlement_date: dayHelp(
    'Le jour du règlement ; la période commune des deux fichiers en dépend. Vide seulement si le sinistre n’est pas réglé.',
    'The day of the settlement; the common period of the two files depends on it. Empty only when the claim is not settled.',
    '2026-01-20',
    '2026-01-22',
  ),
  employer: textHelp(
    'L’employeur qui a souscrit la police.',
    'The employer who holds the policy.',
    'Société Exemple',
    'Société Exemple',
  ),
  policy_number: textHelp(
    'Le numéro de la police de santé.',
    'The number of the health policy.',
    'POL-EXEMPLE',
    'POL-EXEMPLE',
  ),
  main_insured: textHelp(
    'Le salarié assuré, même quand c’est son conjoint ou son enfant qui a été soigné.',
    'The insured employee, even when the spouse or a child was treated.',
    'Awa Exemple',
    'Moussa Exemple',
  ),
  beneficiary: textHelp(
    'La personne soignée.',
    'The person who was treated.',
    'Awa Exemple',
    'Fatou Exemple',
  ),
  insured_status: listHelp(
    'insured',
    'Qui a été soigné : A l’assuré, C le conjoint, E un enfant.',
    'Who was treated: A the insured person, C the spouse, E a child.',
    'A',
    'E',
  ),
  member_id: textHelp(
    'Le numéro de l’assuré. Sans lui, deux personnes du même nom ne se distinguent pas.',
    'The member’s number. Without it two people of one name cannot be told apart.',
    'M-0001',
    'M-0002',
  ),
  plan: textHelp('La formule souscrite.', 'The plan that was taken out.', 'Base', 'Base'),
  broker: textHelp('Le courtier.', 'The broker.', 'Courtier Exemple', null),
  partner: textHelp(
    'La clinique, la pharmacie, le laboratoire … qui a soigné.',
    'The clinic, pharmacy, laboratory … that gave care.',
    'Clinique Exemple',
    'Pharmacie Exemple',
  ),
  partner_address: textHelp('Son adresse.', 'Its address.', '12 rue de l’Exemple', null),
  partner_country: listHelp(
    'country',
    'Son pays, si ce n’est pas le vôtre.',
    'Its country, when it is not yours.',
    null,
    null,
  ),
  act_category: textHelp(
    'La catégorie de soins : soins courants, hospitalisation, dentaire …',
    'The category of care: outpatient, hospital, dental …',
    'Soins courants',
    'Pharmacie',
  ),
  act_family: textHelp(
    'La famille dans cette catégorie.',
    'The family within that category.',
    'Consultation',
    'Médicaments',
  ),
  act_name: textHelp(
    'L’acte lui-même.',
    'The act itself.',
    'Consultation généraliste',
    'Médicaments génériques',
  ),
  birth_date: dayHelp(
    'La date de naissance de la personne soignée.',
    'The date of birth of the person who was treated.',
    '1990-05-04',
    '2015-09-30',
  ),
  currency: listHelp(
    'currency',
    'La devise des montants de la ligne. Vide : celle de votre pays.',
    'The currency of the row’s amounts. Empty: that of your country.',
    null,
    null,
  ),
  amount_claimed: amountHelp(
    'Le montant de la facture, sans symbole. Un avoir s’écrit avec un signe moins.',
    'The amount of the invoice, without a symbol. A reversal has a minus sign.',
    '15000',
    '8500',
  ),
  amount_reimbursed: amountHelp(
    'Le montant payé. Il ne dépasse pas le montant facturé.',
    'The amount paid. It is not more than was claimed.',
    '12000',
    '6800',
  ),
  copay: amountHelp(
    'Ce qui reste à la charge de l’assuré.',
    'What the insured person pays.',
    '3000',
    '1700',
  ),
  excluded: amountHelp('Ce qui n’est pas couvert.', 'What is not covered.', '0', '0'),
  payment_ref: textHelp(
    'Le numéro du chèque, du virement ou du paiement mobile.',
    'The number of the cheque, transfer or mobile payment.',
    'CHQ-EXEMPLE',
    null,
  ),
  invoice_number: textHelp(
    'Le numéro de la facture du partenaire.',
    'The number of the provider’s invoice.',
    'F-EXEMPLE-1',
    'F-EXEMPLE-2',
  ),
  note: textHelp(
    'Une remarque libre.',
    'Any remark.',
    'Ligne d’exemple à supprimer',
    'Ligne d’exemple à supprimer',
  ),
  operator: textHelp('Qui a saisi la ligne.', 'Who entered the row.', null, null),
};
