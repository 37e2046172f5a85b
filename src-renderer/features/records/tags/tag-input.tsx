import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../ipc/use-query.ts';

interface TagInputProps extends Pick<TagsInputProps, 'value' | 'onChange' | 'w' | 'autoFocus' | 'aria-label'> {
  /** In a layer, which a list beside it would close with the click that chooses. */
  readonly isInLayer?: boolean;
}

/** Names tags: those that were given before are offered, any other is typed; Enter or a comma ends one, Backspace takes the last. */
export function TagInput({ isInLayer = false, ...props }: TagInputProps) {
  const { t } = useTranslation();
  const { data } = useQuery('tags.known', {});
  return (
    <TagsInput
      {...props}
      size="sm"
      data={data?.names ?? []}
      placeholder={props.value?.length ? '' : t('tags.placeholder')}
      maxLength={50}
      splitChars={[',', '，', '、', ';', '；']}
      acceptValueOnBlur
      comboboxProps={{ transitionProps: { duration: 0 }, withinPortal: !isInLayer }}
      maxDropdownHeight={220}
    />
  );
}
