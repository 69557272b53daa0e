Feature: Data of a profile
  SWRA513C sections 2.1 and 9. The device stores name, security, key and priority of a profile, and joins the network
  with exactly these. A key cannot be read back, so the join shows which key the device has.

  Rule: PROV-2.1-05 The device joins with the configured security and key

    @PROV-2.1-05 @PROV-9-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/4 During <process>, the device joins a network with the security <security> and the key "<key>"
      Given <process> is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      # pairs: keys, 16 of 16 combinations; every pair of values is among them
      Examples: first combinations
        | process         | security | key           |
        | AP provisioning | open     |               |
        | AP provisioning | WEP      | abcde         |
        | AP provisioning | WEP      | thirteenchars |

      Examples: further combinations
        | process                                                        | security | key                                                              |
        | AP provisioning                                                | WPA2     | 12345678                                                         |
        | AP provisioning                                                | WPA2     | key-of-thirty-two-characters-012                                 |
        | AP provisioning                                                | WPA2     | key-of-thirty-three-characters-01                                |
        | AP provisioning                                                | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678  |
        | AP provisioning                                                | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning after a stop in its second attempt | open     |                                                                  |
        | AP+SmartConfig provisioning after a stop in its second attempt | WEP      | abcde                                                            |
        | AP+SmartConfig provisioning after a stop in its second attempt | WEP      | thirteenchars                                                    |
        | AP+SmartConfig provisioning after a stop in its second attempt | WPA2     | 12345678                                                         |
        | AP+SmartConfig provisioning after a stop in its second attempt | WPA2     | key-of-thirty-two-characters-012                                 |
        | AP+SmartConfig provisioning after a stop in its second attempt | WPA2     | key-of-thirty-three-characters-01                                |
        | AP+SmartConfig provisioning after a stop in its second attempt | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678  |
        | AP+SmartConfig provisioning after a stop in its second attempt | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                                       | security | key                                                              |
        | AP+SmartConfig provisioning after a stop in its third attempt | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP provisioning after a time-out and a reset                  | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP provisioning after a reset and a time-out                  | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP provisioning                                               | WPA2     | \\x20between blanks\\x20                                         |
        | AP provisioning                                               | WPA2     | a%20key + more, with & and = in it                               |
        | AP provisioning                                               | WPA2     | \\x22double\\x22 'single' \| \\\\x41;                            |
        | auto-provisioning as an access point                          | WPA2     | \\x20between blanks\\x20                                         |
        | AP provisioning after a success                               | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | auto-provisioning as an access point                          | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |

      Examples: with other options
        | process                    | security | key                                                              |
        | AP provisioning to role AP | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |

      Examples: of other lengths
        | process         | security | key                                                            |
        | AP provisioning | WPA2     | ninechars                                                      |
        | AP provisioning | WPA2     | sixteen-chars-16                                               |
        | AP provisioning | WPA2     | a-key-of-sixty-two-characters-0123456789-0123456789-0123456780 |

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/8 The device joins the network "<name>" with the key "<key>" that it gets by SmartConfig
      Given SmartConfig provisioning is waiting for a profile
      And the network "<name>" has the security WPA2 and the key "<key>"
      When the phone sends the profile "<name>" by SmartConfig
      Then the device reports the profile "<name>"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | name                   | key                                                             |
        | home                   | \\x20between blanks\\x20                                        |
        | home                   | a%20key + more, with & and = in it                              |
        | home                   | \\x22double\\x22 'single' \| \\\\x41;                           |
        | home                   | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 |
        | \\x20a\\x00b\\xff\\x20 | a-pass-phrase                                                   |

      Examples: of other lengths
        | name                             | key                               |
        | home                             | 12345678                          |
        | abcdefghijklmnop                 | key-of-thirty-three-characters-01 |
        | abcdefghijklmnopqrstuvwxyz01234  | key-of-thirty-two-characters-012  |
        | abcdefghijklmnopqrstuvwxyz012345 | ninechars                         |

  Rule: PROV-2.1-02 The stored profile is used after a restart

    @PROV-2.1-02 @PROV-9-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-02/2 The device joins again with the profile of <process>, the security <security> and the key "<key>"
      Given <process> is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      When the host restarts the device
      Then the host receives SL_NETAPP_EVENT_IPV4_ACQUIRED

      # pairs: stored keys, 12 of 12 combinations; every pair of values is among them
      Examples: first combinations
        | process         | security | key                                                              |
        | AP provisioning | WEP      | thirteenchars                                                    |
        | AP provisioning | WPA2     | key-of-thirty-three-characters-01                                |
        | AP provisioning | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |

      Examples: further combinations
        | process                                                  | security | key                                                              |
        | AP+SmartConfig provisioning after a stop                 | WEP      | thirteenchars                                                    |
        | AP+SmartConfig provisioning after a stop                 | WPA2     | key-of-thirty-three-characters-01                                |
        | AP+SmartConfig provisioning after a stop                 | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning after a time-out and a reset | WEP      | thirteenchars                                                    |
        | AP+SmartConfig provisioning after a time-out and a reset | WPA2     | key-of-thirty-three-characters-01                                |
        | AP+SmartConfig provisioning after a time-out and a reset | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP provisioning after a reset and a time-out             | WEP      | thirteenchars                                                    |
        | AP provisioning after a reset and a time-out             | WPA2     | key-of-thirty-three-characters-01                                |
        | AP provisioning after a reset and a time-out             | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                               | security | key                                                              |
        | AP provisioning after a success in its second attempt | WPA2     | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning                           | WPA2     | \\x20between blanks\\x20                                         |
        | AP provisioning                                       | WPA2     | a%20key + more, with & and = in it                               |

    @PROV-2.1-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-02/3 The device joins again with a profile of <process> by SmartConfig, the security <security> and the key "<key>"
      Given <process> is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone sends the profile "home" by SmartConfig
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      When the host restarts the device
      Then the host receives SL_NETAPP_EVENT_IPV4_ACQUIRED

      Examples:
        | process                  | security | key                                                             |
        | SmartConfig provisioning | open     |                                                                 |
        | SmartConfig provisioning | WPA2     | 12345678                                                        |
        | SmartConfig provisioning | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 |
        | SmartConfig provisioning | WPA2     | \\x20between blanks\\x20                                        |

      Examples: after earlier processes or attempts
        | process                                        | security | key                                                             |
        | auto-provisioning as a station                 | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 |
        | auto-provisioning as a station after a success | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 |

    @PROV-2.1-02 @PROV-9-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-02/6 When <process> <moment>, the device joins with a new profile of the highest priority and the key "<key>"
      Given <process> <moment>
      And the network "home" has the security WPA2 and the key "<key>"
      And the phone joins the device AP and adds the profile "home" with the highest priority
      And the device reports the profile "home"
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the host calls sl_WlanPolicySet with:
        | Type   | SL_WLAN_POLICY_CONNECTION |
        | Policy | auto-connect              |
      When the host restarts the device
      Then the host receives SL_NETAPP_EVENT_IPV4_ACQUIRED

      Examples:
        | process                                  | moment                   | key                                                              |
        | AP provisioning                          | is waiting for a profile | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning after a stop | has a profile to confirm | key-of-thirty-three-characters-01                                |

      Examples: after earlier processes or attempts
        | process                                          | moment                   | key                                                              |
        | AP provisioning in its second attempt            | is waiting for a profile | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning in its third attempt | is waiting for a profile | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP provisioning in its third attempt             | has a profile to confirm | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |
        | AP+SmartConfig provisioning after a success      | is waiting for a profile | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |

      Examples: with other options
        | process                                                                     | moment                   | key                                                              |
        | AP provisioning with external confirmation to role AP in its second attempt | is waiting for a profile | 0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF |

  Rule: PROV-2.1-02 The stored profile has the whole name

    @PROV-2.1-02 @PROV-9-01 @needs-phone
    Scenario: PROV-2.1-02/4 The device stores each byte of a name that it gets over HTTP
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP and adds the profile "\x20a\x00b\xff\x20"
      And the device reports the profile "\x20a\x00b\xff\x20"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | \\x20a\\x00b\\xff\\x20 |

    @PROV-2.1-02 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-2.1-02/5 The device stores each byte of a name that it gets by SmartConfig
      Given SmartConfig provisioning is waiting for a profile
      And the network "\x20a\x00b\xff\x20" is in range
      And the phone sends the profile "\x20a\x00b\xff\x20" by SmartConfig
      And the device reports in this order:
        | the profile "\\x20a\\x00b\\xff\\x20"           |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      And the phone fetches the result
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |
      Then the device has:
        | profiles | \\x20a\\x00b\\xff\\x20 |

  Rule: PROV-9-01 The stored profile has the configured security

    @PROV-9-01 @needs-phone
    Scenario Outline: PROV-9-01/4 The device stores the security <security> of a profile that it gets during <process>
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/profile_add":
        | network name | home       |
        | security     | <security> |
        | key          | <key>      |
        | priority     | 7          |
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | securities | home <security> |
        | priorities | home 7          |

      Examples:
        | process                                                       | security | key           |
        | AP provisioning                                               | open     |               |
        | AP provisioning                                               | WPA2     | correct-horse |
        | AP+SmartConfig provisioning after a stop in its third attempt | WEP      | thirteenchars |
        | AP provisioning after a time-out and a reset                  | WEP      | abcde         |
        | AP+SmartConfig provisioning after a reset and a time-out      | WEP      | thirteenchars |
        | auto-provisioning as an access point after a stop             | WEP      | abcde         |

      @needs-network
      Examples: after a success
        | process                                               | security | key   |
        | AP provisioning after a success in its second attempt | WEP      | abcde |

      Examples: with other options
        | process                                                                            | security | key   |
        | AP provisioning with external confirmation to role AP after a time-out and a reset | WEP      | abcde |

  Rule: PROV-9-01 A profile that is added again has its new priority

    @PROV-9-01 @needs-phone
    Scenario Outline: PROV-9-01/5 During <process>, the device stores the priority with which a network is added again
      Given <process> is waiting for a profile
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      And the phone joins the device AP and adds the profile "home" with the highest priority
      And the device reports the profile "home"
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | priorities | home 15 |

      Examples:
        | process                                  |
        | AP+SmartConfig provisioning after a stop |

      Examples: after earlier processes or attempts
        | process                                          |
        | AP+SmartConfig provisioning in its third attempt |

  Rule: PROV-9-01 The device takes the longest key

    @PROV-9-01 @PROV-7.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-9-01/6 The device takes the key "<key>" of a network with the security <security>
      Given AP provisioning is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"

      Examples:
        | security | key                                                             |
        | WPA2     | a-key-of-sixty-three-characters-0123456789-0123456789-012345678 |

  Rule: PROV-2.1-06 The newest profile is tried, in whichever way it came

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/3 During <process>, the device tries the newest profile and not one with a higher priority
      Given <process> is waiting for a profile
      And the network "work" is in range
      And the phone joins the device AP and adds the profile "work" with the highest priority
      And the device reports the profile "work"
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning in its second attempt |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |
        | auto-provisioning as an access point                              |
        | auto-provisioning as an access point after a stop                 |

      Examples: with other options
        | process                                                      |
        | AP+SmartConfig provisioning to role AP in its second attempt |

    @PROV-2.1-06 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-06/4 During <process>, the device tries a profile by SmartConfig and not an unconfirmed one over HTTP
      Given <process> is waiting for a profile
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      And the network "work" is in range
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work" if it has accepted it
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                                        |
        | AP+SmartConfig provisioning                                    |
        | AP+SmartConfig provisioning after a stop in its second attempt |

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/5 A stored network "<older>" in range does not replace the new network "<newer>"
      Given a running device with:
        | profiles | <older> |
      And the network "<older>" is in range
      And the host starts <process>
      And the phone joins the device AP and adds the profile "<newer>"
      And the device reports the profile "<newer>"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     | older    | newer    |
        | AP provisioning             | homework | home     |
        | AP+SmartConfig provisioning | home     | homework |
        | AP provisioning             | Home     | home     |

    @PROV-2.1-06 @PROV-2.1-15 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/6 During <process>, a new key replaces the key of a stored network
      Given a running device with:
        | profiles | home |
      And the network "home" has the security WPA2 and the key "the-corrected-key"
      And the host starts <process>
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

  Rule: PROV-7.2-27 STOPPED has the whole name

    @PROV-7.2-27 @PROV-7.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/3 STOPPED at the end of <process> has a network name of 32 bytes
      Given <process> is waiting for a profile
      And the network "0123456789abcdef0123456789abcdef" is in range
      And the phone joins the device AP, adds the profile "0123456789abcdef0123456789abcdef" and requests confirmation
      And the device reports in this order:
        | the profile "0123456789abcdef0123456789abcdef" |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | 0123456789abcdef0123456789abcdef |
        | Ssidlen | 32                               |
      And the device has:
        | priorities | 0123456789abcdef0123456789abcdef 0 |

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |
        | auto-provisioning as an access point after a stop                 |

    @PROV-7.2-27 @PROV-7.3-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.2-27/5 STOPPED at the end of <process> has a network name of 32 bytes from SmartConfig
      Given <process> is waiting for a profile
      And the network "0123456789abcdef0123456789abcdef" is in range
      And the phone sends the profile "0123456789abcdef0123456789abcdef" by SmartConfig
      And the device reports in this order:
        | the profile "0123456789abcdef0123456789abcdef" |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | 0123456789abcdef0123456789abcdef |
        | Ssidlen | 32                               |

      Examples:
        | process                               |
        | SmartConfig provisioning              |
        | SmartConfig provisioning after a stop |

  Rule: PROV-2.1-15 A profile with another key replaces one of the same network

    @PROV-2.1-15 @PROV-2.1-05 @PROV-9-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/3 During <process>, the right key follows a wrong one for the same network
      Given <process> is waiting for a profile
      And the network "home" has the security WPA2 and the key "a-wrong-pass-phrase"
      And the network "home" has another key
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                                              |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED |
      And the network "home" has the security WPA2 and the key "the-right-pass-phrase"
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

      Examples: with other options
        | process                    |
        | AP provisioning to role AP |
