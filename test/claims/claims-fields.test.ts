import { describe, expect, test } from 'vitest';
import {
  recapFields,
  recapHeaders,
  statFields,
  statHeaders,
  strictStatFields,
  strictStatHeaders,
} from '../../shared/claims/claims-fields.ts';
import { recogniseKind } from '../../shared/claims/lines/recognise-kind.ts';
import { claimsFieldWords } from '../../shared/claims/texts/claims-field-words.ts';
import { createFieldFinder, matchColumns } from '../../shared/rows/match-columns.ts';

const findStat = createFieldFinder(statFields);
const findRecap = createFieldFinder(recapFields);
const stat = statHeaders.map(({ header }) => header);
const recap = recapHeaders.map(({ header }) => header);
const required = statHeaders.filter((one) => one.isRequired).map(({ header }) => header);

describe('the headers that templates print', () => {
  test('are those of CLAIMS §1 and §2, each known as its own field', () => {
    expect(stat).toHaveLength(28);
    expect(statHeaders.map(({ header }) => findStat(header))).toEqual(
      statHeaders.map(({ field }) => field),
    );
    expect(recap).toEqual([
      ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse', 'beneficiaire'],
      ...['Assurés_principal', 'Employeur', 'N°_police', 'partnerId', 'N°_Cheque'],
      ...['autres_Moyen_de_payement', 'NumFacture', 'Note'],
    ]);
    expect(recapHeaders.map(({ header }) => findRecap(header))).toEqual(
      recapHeaders.map(({ field }) => field),
    );
  });

  test('fifteen of the statement and four of the recap are required', () => {
    expect(required).toHaveLength(15);
    expect(recapHeaders.filter((one) => one.isRequired).map(({ header }) => header)).toEqual([
      ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse'],
    ]);
  });

  test('strict compatibility asks for the 22 of old, and the reimbursed amount', () => {
    expect(strictStatHeaders).toEqual([
      ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement'],
      ...['Nom Employeur', 'Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire'],
      ...['Statut Assuré', 'Acte_Contraté_Assuré', 'Broker Name', 'Nom du partenaire'],
      ...['Adresse du Partenaire', 'Pays du partenaire', "Categorie d'acte", 'Famille Acte'],
      ...['Nom Acte', 'Montant facturé', 'N°cheque/Autre_Moyent_de_payement'],
      ...['Numero de Facture', 'Note Générale', 'Modifié par'],
    ]);
    expect(strictStatFields.filter((field) => field.required)).toHaveLength(23);
    const { missing } = matchColumns(required, strictStatFields);
    expect(missing.map(({ field }) => field)).toContain('broker');
  });
});

describe('other names', () => {
  test.each([
    ['N° Sinistre', 'claim_id'],
    ['nº sinistre', 'claim_id'],
    ['No. sinistre', 'claim_id'],
    ['№ sinistre', 'claim_id'],
    ['Numéro\nde sinistre', 'claim_id'],
    ['Référence sinistre', 'claim_id'],
    ['DATE DE REGLEMENT', 'settlement_date'],
    ['Date paiement', 'settlement_date'],
    ['Date des soins', 'incident_date'],
    ['Raison sociale', 'employer'],
    ['N° contrat', 'policy_number'],
    ['Adhérent', 'main_insured'],
    ['Malade', 'beneficiary'],
    ['Lien parenté', 'insured_status'],
    ['Broker_SunuID', 'member_id'],
    ['Centre', 'partner'],
    ['Poste de dépense', 'act_category'],
    ['Libellé acte', 'act_name'],
    ['Frais engagés', 'amount_claimed'],
    ['Montant facturé (FCFA)', 'amount_claimed'],
    ['Part assureur', 'amount_reimbursed'],
    ['Reste à charge', 'copay'],
    ['Non remboursé', 'excluded'],
    ['N°cheque/Autre_Moyen_de_payement', 'payment_ref'],
    ['NumFacture', 'invoice_number'],
    ['Saisi par', 'operator'],
    ['Couleur', undefined],
  ])('%j of a statement is %s', (header, field) => {
    expect(findStat(header)).toBe(field);
  });

  test.each([
    ['REGLEMENTID', 'claim_id'],
    ['id_reglement', 'claim_id'],
    ['Total réclamé', 'amount_claimed'],
    ['TotalMttRembourse', 'amount_reimbursed'],
    ['Prestataire', 'partner'],
    ['Mobile Money', 'other_payment'],
  ])('%j of a recap is %s', (header, field) => {
    expect(findRecap(header)).toBe(field);
  });

  test('a less sure name beside a surer one is told, not refused', () => {
    const { duplicates, outranked } = matchColumns([...stat, 'Client', 'Code acte'], statFields);
    expect(duplicates).toEqual([]);
    expect(outranked).toEqual([
      { field: 'employer', header: 'Client', by: 'Nom Employeur' },
      { field: 'act_name', header: 'Code acte', by: 'Nom Acte' },
    ]);
  });

  test('the same amount in two currencies is a doubled column', () => {
    const headers = [...required, 'Montant facturé (EUR)'];
    expect(matchColumns(headers, statFields).duplicates).toMatchObject([
      { field: 'amount_claimed' },
    ]);
  });

  test.each(Object.entries(claimsFieldWords))(
    'whoever names a column as messages call %s is understood',
    (field, { fr, en }) => {
      const tables = [
        { fields: statFields, find: findStat },
        { fields: recapFields, find: findRecap },
      ].filter(({ fields }) => fields.some(({ name }) => name === field));
      expect(tables).not.toEqual([]);
      for (const { find } of tables) expect([find(fr), find(en)]).toEqual([field, field]);
    },
  );
});

describe('the kind of a file is what its columns say', () => {
  test.each([
    [stat, 'stat', 'a whole statement'],
    [strictStatHeaders, 'stat', 'one of the historical headers'],
    [recap, 'recap', 'a whole recap'],
    [['N° sinistre', 'Acte', 'Montant réclamé'], 'stat', 'three columns are enough'],
    [['Id sinistre', 'Total réclamé', 'Total remboursé'], 'recap', 'both totals, no act'],
    [['Id sinistre', 'Total réclamé', 'Total remboursé', 'Acte'], 'stat', 'an act among totals'],
    [['Employeur', 'Total réclamé', 'Total remboursé'], undefined, 'totals by employer'],
    [['Titre', 'Prix'], undefined, 'something else'],
    [[], undefined, 'nothing'],
  ] as readonly (readonly [readonly string[], string | undefined, string])[])(
    '%j is %s: %s',
    (header, kind) => {
      expect(recogniseKind(header)).toBe(kind);
    },
  );
});
