Feature: The provisioning status event
  SWRA513C sections 7.2 and 7.3. The device reports each step of a process by one event with a status. STOPPED also
  carries the role of the device and, for a station, its connection and its network. With any other status those members
  have no meaning, and the suite ignores them. An event of its own announces an added profile.

  Rule: PROV-7.2-19 The device reports the link before the IP address

    @PROV-7.2-19 @PROV-7.2-16 @PROV-7.2-17 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-19/1 During <process>, the link precedes the IP address
      Given <process> has a profile to confirm
      And the network "home" is in range
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      Examples:
        | process                                    |
        | AP provisioning                            |
        | AP+SmartConfig provisioning                |
        | AP provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                      |
        | AP+SmartConfig provisioning after a success in its second attempt            |
        | AP provisioning with external confirmation after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                                 |
        | AP+SmartConfig provisioning after a reset and a time-out                     |

  Rule: PROV-7.2-20 The device reports the IP address before success or failed feedback

    @PROV-7.2-20 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-20/1 During <process>, the IP address precedes success
      Given <process> is waiting for an IP address
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.2-20 @needs-phone @needs-network
    Scenario: PROV-7.2-20/2 The IP address precedes failed feedback
      Given AP provisioning is waiting for an IP address
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

  Rule: PROV-7.2-21 The device reports no link when it finds no network

    @PROV-7.2-21 @needs-phone @needs-network
    Scenario: PROV-7.2-21/1 A missing network leads to no report of a link
      Given AP provisioning has a profile to confirm
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

  Rule: PROV-7.2-22 The device reports no link when the connection fails

    @PROV-7.2-22 @needs-phone @needs-network
    Scenario: PROV-7.2-22/1 A wrong key leads to no report of a link
      Given AP provisioning has a profile to confirm
      And the network "home" has another key
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

  Rule: PROV-7.2-23 The device reports a link and no IP address without DHCP

    @PROV-7.2-23 @needs-phone @needs-network
    Scenario: PROV-7.2-23/1 A network without DHCP leads to a link and no IP address
      Given AP provisioning has a profile to confirm
      And the network "home" has no DHCP server
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

  Rule: PROV-7.2-26 STOPPED reports the state of the station
    A device that is about to scan may report SCANING wherever it is a station.

    @PROV-7.2-26
    Scenario: PROV-7.2-26/1 STOPPED reports a disconnected station without a network
      Given AP provisioning is waiting for a profile
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | WlanStatus | SL_WLAN_STATUS_DISCONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |

    @PROV-7.2-26 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-26/2 During <process>, STOPPED reports the true state of the station after success
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with the true state of the station

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a time-out and a reset          |

    @PROV-7.2-26 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-26/3 STOPPED reports no connection after the network of <process> has disappeared
      Given <process> is waiting for the phone to fetch the result
      And the network "home" goes out of range
      And the device reports a failed confirmation
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | WlanStatus | SL_WLAN_STATUS_DISCONNECTED or SL_WLAN_STATUS_SCANING or SL_WLAN_STATUS_CONNECTING |

      Examples:
        | process                                                  |
        | AP provisioning                                          |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-7.2-27 STOPPED names the network

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/1 STOPPED names the network after the success of <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid | home |

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/2 STOPPED counts <bytes> bytes for the name <ssid>
      Given an idle device
      And the network "<ssid>" is in range
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "<ssid>"
      And the device reports the profile "<ssid>"
      And the phone requests confirmation
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid    | <ssid>  |
        | Ssidlen | <bytes> |

      Examples:
        | ssid                           | bytes |
        | a                              | 1     |
        | comma, semicolon; <i>&amp;</i> | 30    |
        | Café 日本 网络                     | 19    |
        | éééééééééééééééé               | 32    |

  Rule: PROV-7.2-29 A network name has at most 32 bytes

    @PROV-7.2-29 @needs-phone @needs-network
    Scenario: PROV-7.2-29/1 STOPPED reports the full length of the longest name
      Given an idle device
      And the network "0123456789abcdef0123456789abcdef" is in range
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "0123456789abcdef0123456789abcdef"
      And the device reports the profile "0123456789abcdef0123456789abcdef"
      And the phone requests confirmation
      And the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the host stops provisioning
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssidlen | 32 |

  Rule: PROV-7.2-30 No STOPPED follows a rejected start

    @PROV-7.2-30
    Scenario Outline: PROV-7.2-30/1 No STOPPED follows when the device rejects <process> without the HTTP server
      Given a running device with:
        | http-server | off |
      When the host tries to start <process>
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |
        | external configuration      |

  Rule: PROV-7.3-01 The device announces every profile

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone
    Scenario Outline: PROV-7.3-01/1 During <process>, the device announces each profile over HTTP
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

      Examples: after earlier processes or attempts
        | process                                                                |
        | auto-provisioning as an access point after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                           |
        | AP+SmartConfig provisioning after a reset and a time-out               |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |

    @PROV-7.3-01 @needs-phone
    Scenario Outline: PROV-7.3-01/13 During <process>, the device announces a profile that it has stored before
      Given a running device with:
        | profiles | home |
      And the host starts <process>
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-01/2 During <process>, the device announces a profile by SmartConfig
      Given <process> <moment>
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"

      Examples:
        | process                              | moment                   |
        | SmartConfig provisioning             | is waiting for a profile |
        | AP+SmartConfig provisioning          | is waiting for a profile |
        | external configuration               | is ready for the host    |
        | auto-provisioning as a station       | is waiting for a profile |
        | auto-provisioning as an access point | is waiting for a profile |

      Examples: after earlier processes or attempts
        | process                                                       | moment                   |
        | AP+SmartConfig provisioning after a stop in its third attempt | is waiting for a profile |

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-7.3-01/3 External configuration announces a second profile by SmartConfig
      Given external configuration is waiting for its restart
      And the host restarts the device
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone
    Scenario Outline: PROV-7.3-01/4 While <process> waits for its restart, the device announces a second profile that it accepts
      Given <process> is waiting for its restart
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |

    @PROV-7.3-01 @PROV-7.3-05 @needs-phone @needs-network
    Scenario Outline: PROV-7.3-01/5 While the host confirms the profile of <process>, the device announces another profile that it accepts
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the phone tries to add the profile "work" over HTTP
      Then the device reports the profile "work" if it has accepted it

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |

      Examples: after earlier processes or attempts
        | process                                                                         |
        | AP provisioning with external confirmation after a reset and a time-out         |
        | AP provisioning with external confirmation after a success in its third attempt |

  Rule: PROV-7.3-02 The device announces a profile under its name
    Names are written as the adapter contract carries them: \xNN is a byte, and two backslashes are one.

    @PROV-7.3-02 @needs-phone
    Scenario Outline: PROV-7.3-02/1 The device announces the name <ssid> over HTTP
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "<ssid>" over HTTP
      Then the device reports the profile "<ssid>"

      Examples:
        | ssid                             |
        | a                                |
        | 0123456789abcdef0123456789abcdef |
        | comma\\x2c semicolon; bar \| end |
        | \\x22double\\x22 and 'single'    |
        | C:\\\\Path\\\\x41                |
        | Café 日本 网络                       |
        | <b onclick=alert(1)>&amp;</b>    |
        | 100% + 1 = a&b?c#d               |
        | tab\\x09 and \\x1b[1m\\x7f       |
        | \\x20blank at both ends\\x20     |

      Examples: of other lengths
        | ssid                            |
        | ab                              |
        | abcdefghijklmno                 |
        | abcdefghijklmnop                |
        | abcdefghijklmnopq               |
        | abcdefghijklmnopqrstuvwxyz01234 |

    @PROV-7.3-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-7.3-02/2 The device announces the name <ssid> by SmartConfig
      Given SmartConfig provisioning is waiting for a profile
      When the phone sends the profile "<ssid>" by SmartConfig
      Then the device reports the profile "<ssid>"

      Examples:
        | ssid                             |
        | a                                |
        | 0123456789abcdef0123456789abcdef |
        | comma\\x2c semicolon; bar \| end |
        | \\x22double\\x22 and 'single'    |
        | C:\\\\Path\\\\x41                |
        | Café 日本 网络                       |
        | <b onclick=alert(1)>&amp;</b>    |
        | 100% + 1 = a&b?c#d               |
        | tab\\x09 and \\x1b[1m\\x7f       |
        | \\x20blank at both ends\\x20     |

      Examples: of other lengths
        | ssid                            |
        | ab                              |
        | abcdefghijklmno                 |
        | abcdefghijklmnop                |
        | abcdefghijklmnopq               |
        | abcdefghijklmnopqrstuvwxyz01234 |

  Rule: PROV-7.3-03 The device announces no profile that a phone did not add

    @PROV-7.3-03 @needs-phone
    Scenario Outline: PROV-7.3-03/1 During <process>, a phone that only joins leads to no announcement
      Given <process> is waiting for a profile
      When the phone joins the device AP
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.3-07 The event may carry a private token

    @PROV-7.3-07 @needs-phone
    Scenario: PROV-7.3-07/1 The suite records what else the event carries
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the suite records what the host receives within the silence (3 s)

  Rule: PROV-7.3-08 The event carries the name of the profile

    @PROV-7.3-08 @needs-phone
    Scenario Outline: PROV-7.3-08/1 During <process>, the event carries the name of a profile over HTTP
      Given <process> is waiting for a profile
      And the phone joins the device AP
      When the phone adds the profile "home" over HTTP
      Then the device reports the profile "home" with:
        | Ssid | home |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP provisioning after a stop in its third attempt        |
        | AP provisioning after a time-out and a reset             |
        | AP+SmartConfig provisioning after a reset and a time-out |
        | auto-provisioning as an access point                     |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |

      Examples: with other options
        | process                                               |
        | AP provisioning with external confirmation to role AP |

      Examples: of other processes
        | process                |
        | external configuration |

  Rule: PROV-7.2-27 STOPPED names the network when the host stops before the result is fetched

    @PROV-7.2-27 @needs-phone @needs-network
    Scenario Outline: PROV-7.2-27/7 The host stops <process> before the result is fetched, and STOPPED names the network of a connected station
      Given <process> is waiting for the phone to fetch the result
      When the host stops provisioning, keeping the current role
      Then the device reports SL_WLAN_PROVISIONING_STOPPED with:
        | Ssid | home |

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |
        | AP provisioning in its second attempt    |
